import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';
import { formatCount, type Language } from '#app/messages/format.ts';
import { href } from '#app/paths.ts';
import { Logo } from './logo.tsx';

export interface FrameFacts {
  readonly instance: string;
  readonly currency: string;
  /** What one lends at least, in minor units. */
  readonly share: bigint;
  readonly language: Language;
  readonly theme: 'light' | 'dark' | 'system';
  /** The browser asks to save data. */
  readonly savesData: boolean;
  readonly basketCount: number;
  readonly reader: {
    readonly name: string;
    readonly newNotices: number;
    readonly isPartnerStaff: boolean;
    /** The operator's roles; empty for anyone who is not on its staff. */
    readonly staffRoles: readonly string[];
  } | null;
}

/** Header and footer around every page, and what is shown above them. */
export function SiteFrame(props: { facts: FrameFacts; above: ReactNode; children: ReactNode }) {
  const { facts } = props;
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only rounded-field bg-card px-4 py-3 focus:not-sr-only focus:absolute focus:z-10 focus:m-2"
      >
        {m.skip_to_content()}
      </a>
      {props.above}
      <Header facts={facts} />
      <main id="main" tabIndex={-1} className="flex-1 outline-none">
        {props.children}
      </main>
      <Footer facts={facts} />
    </div>
  );
}

const navLink = 'inline-flex min-h-11 items-center font-medium no-underline hover:underline';

function Header({ facts }: { facts: FrameFacts }) {
  const { reader, basketCount } = facts;
  return (
    <header className="border-b border-line">
      <div className="mx-auto flex max-w-6xl flex-wrap items-center gap-x-5 px-5 py-2">
        <Link
          to={href('public/home')}
          className="me-auto flex min-h-11 items-center gap-2.5 font-serif text-[1.3rem] font-semibold tracking-tight no-underline"
        >
          <Logo />
          {facts.instance}
        </Link>
        <nav
          aria-label={m.nav_label()}
          className="flex flex-wrap items-center gap-x-2.5 text-sm sm:gap-x-5 sm:text-base"
        >
          <Link className={navLink} to={href('public/loans')}>
            {m.nav_lend()}
          </Link>
          {reader ? <ReaderLinks reader={reader} /> : <VisitorLinks />}
          {basketCount > 0 ? (
            <Link
              to={href('lender/basket')}
              className="inline-flex min-h-11 items-center rounded-full bg-leaf px-4 font-semibold text-on-leaf no-underline hover:bg-leaf-deep"
            >
              {m.nav_basket({ count: formatCount(basketCount, facts.language) })}
            </Link>
          ) : null}
        </nav>
      </div>
    </header>
  );
}

function VisitorLinks() {
  return (
    <>
      <Link className={navLink} to={href('account/sign-up')}>
        {m.nav_sign_up()}
      </Link>
      <Link className={navLink} to={href('account/sign-in')}>
        {m.nav_sign_in()}
      </Link>
    </>
  );
}

function ReaderLinks({ reader }: { reader: NonNullable<FrameFacts['reader']> }) {
  return (
    <>
      {reader.staffRoles.length > 0 ? (
        <Link className={navLink} to={href('operator/home')}>
          {m.nav_admin()}
        </Link>
      ) : null}
      {reader.isPartnerStaff ? (
        <Link className={navLink} to={href('desk/home')}>
          {m.nav_desk()}
        </Link>
      ) : null}
      <Link className={navLink} to={href('lender/balance')}>
        {m.nav_balance()}
      </Link>
      {reader.newNotices > 0 ? (
        <Link className={navLink} to={href('lender/notices')}>
          {m.nav_notices({ count: reader.newNotices })}
        </Link>
      ) : null}
      <Form method="post" action={href('account/sign-out')}>
        <button type="submit" className={`${navLink} cursor-pointer`}>
          {m.nav_sign_out()}
        </button>
      </Form>
    </>
  );
}

const footerLinks = () =>
  [
    [href('public/how-it-works'), m.nav_how_it_works()],
    [href('public/risks'), m.risks_title()],
    [href('public/help'), m.help_title()],
    [href('public/terms'), m.terms_title()],
    [href('public/privacy'), m.privacy_title()],
  ] as const;

function Footer({ facts }: { facts: FrameFacts }) {
  return (
    <footer className="mt-14 border-t border-line bg-sunk">
      <div className="mx-auto flex max-w-6xl flex-wrap items-start justify-between gap-6 px-5 py-8 text-sm">
        <div className="max-w-md">
          <p className="font-serif text-base">{m.app_claim()}</p>
          <p className="mt-1 text-ink-soft">{m.footer_risk()}</p>
          <ul className="mt-3 flex flex-wrap gap-x-5">
            {footerLinks().map(([to, label]) => (
              <li key={to}>
                <Link to={to} className="inline-flex min-h-11 items-center">
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </div>
        <Form
          method="post"
          action={href('account/preferences')}
          className="flex flex-wrap items-end gap-3"
        >
          <label className="grid gap-1">
            <span>{m.footer_language()}</span>
            <select name="language" defaultValue={facts.language} className={choice}>
              <option value="en">English</option>
              <option value="id">Bahasa Indonesia</option>
            </select>
          </label>
          <label className="grid gap-1">
            <span>{m.footer_theme()}</span>
            <select name="theme" defaultValue={facts.theme} className={choice}>
              <option value="system">{m.theme_system()}</option>
              <option value="light">{m.theme_light()}</option>
              <option value="dark">{m.theme_dark()}</option>
            </select>
          </label>
          <button
            type="submit"
            className="min-h-11 cursor-pointer rounded-full border-[1.5px] border-line-strong px-4 font-semibold hover:bg-card"
          >
            {m.footer_save()}
          </button>
        </Form>
      </div>
    </footer>
  );
}

const choice = 'min-h-11 rounded-field border-[1.5px] border-line-strong bg-card px-3';
