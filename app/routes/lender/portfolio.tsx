import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { type LenderLoan, lenderLoans } from '#app/domain/balances/lender-loans.ts';
import { lentSlices } from '#app/domain/balances/lent-slices.ts';
import { ownFigures } from '#app/domain/balances/portfolio.ts';
import { portfolioMonths } from '#app/domain/balances/portfolio-months.ts';
import { closingSoon } from '#app/domain/loans/open-loans.ts';
import { backOf } from '#app/domain/slices/slice-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { isoDay } from '#app/money/days.ts';
import { periodOf } from '#app/money/periods.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { without } from '#app/platform/pick.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { CumulativeChart } from '#app/ui/cumulative-chart.tsx';
import { LenderNav } from '#app/ui/lender-nav.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { requireActor } from '#app/web/session.ts';
import { ComingBack, Ended, type Sort, sorts } from './coming-back.tsx';
import { LendAgain } from './lend-again.tsx';
import { LentSums } from './lent-sums.tsx';
import { LateCards } from './late-cards.tsx';
import { whereFacts } from './where-facts.ts';
import { WhereMoneyIs } from './where-money-is.tsx';
import { currentLanguage } from '#app/web/language.ts';

export const meta: MetaFunction = () => [
  { title: `${m.portfolio_title()} · Urunan` },
  { name: 'description', content: m.portfolio_months_lead() },
];

const over = ['repaid', 'defaulted', 'expired', 'refunded', 'withdrawn'];

const by: Record<Sort, (one: LenderLoan, other: LenderLoan) => number> = {
  next: (one, other) => (one.next?.day ?? '9999').localeCompare(other.next?.day ?? '9999'),
  newest: (one, other) => other.id - one.id,
  largest: (one, other) => Number(other.outstanding - one.outstanding),
  name: (one, other) => (one.name ?? '').localeCompare(other.name ?? ''),
};

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId, shownName } = await requireActor(request);
  const currency = fundingCurrency();
  const query = new URL(request.url).searchParams;
  const text = (query.get('text') ?? '').slice(0, 80).trim();
  const sort = sorts.find((word) => word === query.get('sort')) ?? 'next';
  const { lent: figures, money } = await ownFigures(personId, currency);
  const slices = await lentSlices(personId, currency, currentLanguage());
  const loans = lenderLoans(slices, now());
  const late = loans.filter((loan) => loan.late);
  const coming = loans.filter((loan) => !loan.late && !over.includes(loan.status));
  const found = (loan: LenderLoan) =>
    `${loan.name ?? ''} ${loan.town ?? ''} ${loan.use}`.toLowerCase().includes(text.toLowerCase());
  return {
    shownName,
    balance: money.balance,
    figures: { ...without(figures, 'repaid', 'recovered'), back: backOf(figures) },
    count: loans.length,
    late: late.toSorted((one, other) => (other.late?.days ?? 0) - (one.late?.days ?? 0)),
    coming: coming.filter(found).toSorted(by[sort]),
    comingCount: coming.length,
    ended: loans.filter((loan) => !loan.late && over.includes(loan.status)),
    months: await portfolioMonths(slices),
    cards: (await closingSoon({ most: 3, now: now(), language: currentLanguage() })).cards,
    at: now(),
    thisMonth: periodOf(isoDay(now())),
    sort,
    text,
    where: whereFacts(loans, query),
  };
}

export default function Portfolio() {
  const facts = useLoaderData<typeof loader>();
  const { figures, count, months } = facts;
  return (
    <Page
      title={m.portfolio_hello({ name: facts.shownName })}
      lead={<p>{count === 0 ? m.slices_none() : <LentSums figures={figures} count={count} />}</p>}
      aside={<Free balance={facts.balance} />}
      nav={<LenderNav />}
    >
      {count === 0 ? (
        <p>
          <LinkButton to={href('public/loans')}>{m.home_see_loans()}</LinkButton>
        </p>
      ) : null}
      <LateCards loans={facts.late} />
      {facts.comingCount > 0 ? (
        <ComingBack
          loans={facts.coming}
          all={facts.comingCount}
          sort={facts.sort}
          text={facts.text}
        />
      ) : null}
      {months.length > 1 ? (
        <Section title={m.portfolio_months()}>
          <p className="max-w-[44rem] text-ink-soft">{m.portfolio_months_lead()}</p>
          <CumulativeChart months={months} thisMonth={facts.thisMonth} />
        </Section>
      ) : null}
      <WhereMoneyIs
        {...facts.where}
        addressOf={(by) => {
          const asked = { ...(facts.text && { text: facts.text }), sort: facts.sort, by };
          return `${href('lender/portfolio', {}, asked)}#where`;
        }}
      />
      <Ended loans={facts.ended} />
      {count > 0 ? (
        <p>
          <a href={href('lender/portfolio-csv')} className="inline-flex min-h-11 items-center">
            {m.portfolio_csv()}
          </a>
        </p>
      ) : null}
      <LendAgain cards={facts.cards} now={facts.at} isFirst={count === 0} />
    </Page>
  );
}

/** What may be lent again or withdrawn, and the ways to do so. */
function Free({ balance }: { balance: bigint }) {
  return (
    <div className="rounded-card bg-card px-5 py-4 shadow-card">
      <p className="text-sm text-ink-soft">{m.portfolio_free()}</p>
      <p className="font-serif text-[2.125rem] leading-tight font-semibold">
        <MoneyText amount={balance} />
      </p>
      <p className="flex flex-wrap gap-x-5 text-sm">
        <OwnLink to={href('public/loans')}>{m.nav_lend()}</OwnLink>
        <OwnLink to={href('lender/withdrawals')}>{m.withdraw_title()}</OwnLink>
        <OwnLink to={href('lender/balance')}>{m.balance_title()}</OwnLink>
      </p>
    </div>
  );
}

function OwnLink({ to, children }: { to: string; children: string }) {
  return (
    <Link to={to} className="inline-flex min-h-11 items-center">
      {children}
    </Link>
  );
}
