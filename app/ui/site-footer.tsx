import { Form, Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import type { FrameFacts } from './frame-facts.ts';

const links = () =>
  [
    [href('public/how-it-works'), m.nav_how_it_works()],
    [href('public/risks'), m.risks_title()],
    [href('public/partners'), m.partners_title()],
    [href('public/help'), m.help_title()],
    [href('public/terms'), m.terms_title()],
    [href('public/privacy'), m.privacy_title()],
  ] as const;

/** Who answers for this installation, the risk in one sentence, and every page that explains. */
export function SiteFooter({ facts }: { facts: FrameFacts }) {
  const { host } = facts;
  return (
    <footer className="mt-16 border-t border-line bg-sunk text-sm sm:mt-24">
      <div className="mx-auto grid max-w-content gap-3 px-5 py-9">
        <div>
          <p className="font-serif font-semibold">{host.name}</p>
          {host.address ? <p className="text-ink-soft">{host.address}</p> : null}
          <p className="text-ink-soft">{m.footer_risk()}</p>
        </div>
        <div className="flex flex-wrap items-center gap-x-5">
          {links().map(([to, words]) => (
            <Link key={to} to={to} className="inline-flex min-h-11 items-center">
              {words}
            </Link>
          ))}
          <Choices facts={facts} />
        </div>
      </div>
    </footer>
  );
}

/** The other language and the other looks, each one press, without script. */
function Choices({ facts: { language, theme } }: { facts: FrameFacts }) {
  const languages = [
    { value: 'en', words: 'English' },
    { value: 'id', words: 'Bahasa Indonesia' },
  ];
  const themes = [
    { value: 'system', words: m.theme_system() },
    { value: 'light', words: m.theme_light() },
    { value: 'dark', words: m.theme_dark() },
  ];
  const button =
    'inline-flex min-h-11 cursor-pointer items-center underline decoration-current/45 underline-offset-[0.18em]';
  return (
    <Form
      method="post"
      action={href('account/preferences')}
      className="flex flex-wrap items-center gap-x-5"
      aria-label={m.footer_choices()}
    >
      {languages
        .filter(({ value }) => value !== language)
        .map(({ value, words }) => (
          <button key={value} name="language" value={value} lang={value} className={button}>
            {words}
          </button>
        ))}
      {themes
        .filter(({ value }) => value !== theme)
        .map(({ value, words }) => (
          <button key={value} name="theme" value={value} className={button}>
            {words}
          </button>
        ))}
    </Form>
  );
}
