import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { lentFigures, slicesOf } from '#app/domain/balances/portfolio.ts';
import { portfolioMonths } from '#app/domain/balances/portfolio-months.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { without } from '#app/platform/pick.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { LenderNav } from '#app/ui/lender-nav.tsx';
import { loanStatusWords } from '#app/ui/loan-status-words.ts';
import { MonthChart } from '#app/ui/month-chart.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { SliceTable } from './slice-table.tsx';
import { Stat, Stats } from '#app/ui/table.tsx';
import { requireActor } from '#app/web/session.ts';

export const meta: MetaFunction = () => [
  { title: `${m.portfolio_title()} · Urunan` },
  { name: 'description', content: m.portfolio_months_lead() },
];

/** The order in which lenders want to see loans: active first, ended last. */
const order = [
  'fundraising',
  'funded',
  'in_repayment',
  'defaulted',
  'repaid',
  'expired',
  'refunded',
  'withdrawn',
];

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  const currency = fundingCurrency();
  return {
    figures: without(await lentFigures(personId, currency), 'recovered', 'sold'),
    slices: await slicesOf(personId, currency),
    months: await portfolioMonths(personId, currency),
  };
}

export default function Portfolio() {
  const { figures, slices, months } = useLoaderData<typeof loader>();
  const sum = (amount: bigint) => <MoneyText amount={amount} />;
  const groups = order
    .map((status) => ({ status, slices: slices.filter((slice) => slice.loanStatus === status) }))
    .filter((group) => group.slices.length > 0);
  return (
    <Page title={m.portfolio_title()} nav={<LenderNav />}>
      <Stats>
        <Stat label={m.balance_lent()} value={sum(figures.lent)} />
        <Stat label={m.balance_repaid()} value={sum(figures.repaid)} />
        {figures.refunded > 0n ? (
          <Stat label={m.figure_refunded()} value={sum(figures.refunded)} />
        ) : null}
        <Stat label={m.balance_outstanding()} value={sum(figures.outstanding)} />
        <Stat label={m.figure_lost()} value={sum(figures.lost)} />
      </Stats>
      {months.length > 0 ? (
        <Section title={m.portfolio_months()}>
          <p className="max-w-[44rem] text-ink-soft">{m.portfolio_months_lead()}</p>
          <MonthChart months={months} />
        </Section>
      ) : null}
      {groups.length === 0 ? (
        <div className="grid justify-items-start gap-4">
          <p className="text-ink-soft">{m.slices_none()}</p>
          <LinkButton to={href('public/loans')}>{m.home_see_loans()}</LinkButton>
        </div>
      ) : null}
      {groups.map((group) => (
        <Section key={group.status} title={loanStatusWords(group.status)}>
          <SliceTable slices={group.slices} />
        </Section>
      ))}
    </Page>
  );
}
