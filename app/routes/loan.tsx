import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { portfolioFigures } from '#app/domain/loans/portfolio-figures.ts';
import { publishedRates } from '#app/domain/loans/rate-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { env, fundingCurrency } from '#app/platform/env.ts';
import { countryName, languageName } from '../ui/country-name.ts';
import { LendPanel } from '../ui/lend-panel.tsx';
import { LoanMoneyFacts } from '../ui/loan-money-facts.tsx';
import { LoanPicture } from '../ui/loan-picture.tsx';
import { LoanLenders, LoanUpdates } from '../ui/loan-people.tsx';
import { loanMeta } from '../ui/loan-meta.ts';
import { LoanPartner } from '../ui/loan-partner.tsx';
import { LoanSchedule } from '../ui/loan-schedule.tsx';
import { Flag, Notice } from '../ui/notices.tsx';
import { sectorWords } from '../ui/sectors.ts';
import { currentLanguage } from '../web/language.ts';
import { paths } from '../web/paths.ts';
import { actorOf } from '../web/session.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? loanMeta(data) : []);

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await actorOf(request);
  const at = now();
  const loan = await loanPage({
    slug: params['slug'] ?? '',
    readerId: actor?.personId ?? null,
    isStaff: (actor?.staffRoles.length ?? 0) > 0,
    now: at,
  });
  if (!loan) throw new Response(null, { status: 404 });
  const refused = new URL(request.url).searchParams.get('refused');
  const language = currentLanguage();
  const stories = [...loan.stories].sort(
    (a, b) => Number(b.language === language) - Number(a.language === language),
  );
  const { APP_ORIGIN } = env();
  const figures = await portfolioFigures({
    partnerId: loan.partnerId,
    currency: fundingCurrency(),
    now: at,
  });
  const { loanCount, lent } = figures;
  const record = { loanCount, lent, rates: publishedRates(figures) };
  return { loan: { ...loan, stories }, record, at, refused, origin: APP_ORIGIN };
}

export default function LoanPage() {
  const { loan, at, refused, record } = useLoaderData<typeof loader>();
  const name = loan.name ?? m.a_borrower();
  const place = [loan.town, countryName(loan.country)].filter(Boolean).join(', ');
  return (
    <article className="mx-auto grid max-w-6xl items-start gap-x-12 gap-y-8 px-5 py-9 sm:py-12 lg:grid-cols-[minmax(0,1.55fr)_minmax(300px,1fr)]">
      <div className="grid gap-8">
        <div className="overflow-hidden rounded-card border border-line">
          <LoanPicture loan={loan} />
        </div>
        <header className="grid gap-2.5">
          {loan.preDisbursedOn ? (
            <Flag tone="late">{m.flag_paid_out_before()}</Flag>
          ) : (
            <Flag tone="good">{m.flag_paid_out_after()}</Flag>
          )}
          <h1 className="text-2xl">
            {name} {loan.use}
          </h1>
          <p className="text-ink-soft">
            {place} · {sectorWords(loan.sector)} ·{' '}
            <Link to={paths.partner(loan.partner.slug)}>
              {m.posted_by({ partner: loan.partner.name })}
            </Link>
          </p>
          {loan.partner.notice ? (
            <Notice tone="late" title={m.loan_partner_paused()}>
              {loan.partner.notice}
            </Notice>
          ) : null}
          {loan.isDemo ? <p className="text-sm text-ink-soft">{m.demo_story()}</p> : null}
        </header>
        <div className="lg:hidden">
          <LendPanel loan={loan} now={at} refused={refused} />
        </div>
        <div className="max-w-[36em] font-serif text-lg leading-relaxed">
          {loan.stories.map((story, index) => (
            <div key={story.language} lang={story.language} className="mb-5">
              {index > 0 ? (
                <p className="font-sans text-sm text-ink-soft">{languageName(story.language)}</p>
              ) : null}
              <p className="whitespace-pre-line">{story.text}</p>
            </div>
          ))}
        </div>
        <LoanMoneyFacts loan={loan} />
        <LoanSchedule loan={loan} />
        <LoanPartner partner={loan.partner} record={record} />
        <LoanUpdates updates={loan.updates} />
        <LoanLenders loan={loan} />
        <p className="text-sm">
          <Link to={paths.loanComplaint(loan.slug)}>{m.complaint_link()}</Link>
        </p>
      </div>
      <aside className="sticky top-5 hidden lg:block">
        <LendPanel loan={loan} now={at} refused={refused} isSecond />
      </aside>
    </article>
  );
}
