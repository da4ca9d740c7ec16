import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { ownFigures } from '#app/domain/balances/portfolio.ts';
import { newestLines } from '#app/domain/balances/statement.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { LenderNav } from '#app/ui/lender-nav.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { useTakes } from '#app/ui/takes.ts';
import { Page, Section } from '#app/ui/page.tsx';
import { PeriodForm } from './period-form.tsx';
import { StatementProof } from './statement-proof.tsx';
import { StatementTable } from './statement-table.tsx';
import { Stat, Stats } from '#app/ui/table.tsx';
import { periodOf, periodQuery } from './period.ts';
import { requireActor } from '#app/web/session.ts';

/** On the page; the files have all lines. */
const mostLines = 100;

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  const period = periodOf(request);
  const currency = fundingCurrency();
  const { lent: figures, money } = await ownFigures(personId, currency);
  const part = await newestLines({ lenderId: personId, currency, period, most: mostLines });
  return { period, part, figures, money };
}

export default function Balance() {
  const { figures, money, period, part } = useLoaderData<typeof loader>();
  const { bankDeposits } = useTakes();
  const sum = (amount: bigint) => <MoneyText amount={amount} />;
  return (
    <Page title={m.balance_title()} nav={<LenderNav />}>
      <Stats>
        <Stat
          label={m.balance_now()}
          value={sum(money.balance)}
          formula={m.balance_now_formula()}
        />
        <Stat label={m.balance_lent()} value={sum(figures.lent)} />
        <Stat label={m.balance_repaid()} value={sum(figures.repaid)} />
        {figures.refunded > 0n ? (
          <Stat label={m.figure_refunded()} value={sum(figures.refunded)} />
        ) : null}
        <Stat label={m.balance_outstanding()} value={sum(figures.outstanding)} />
      </Stats>
      <div className="flex flex-wrap gap-3">
        <LinkButton to={href('public/loans')}>{m.home_see_loans()}</LinkButton>
        {bankDeposits ? (
          <LinkButton to={href('lender/deposits')} kind="quiet">
            {m.deposit_title()}
          </LinkButton>
        ) : null}
        <LinkButton to={href('lender/withdrawals')} kind="quiet">
          {m.withdraw_title()}
        </LinkButton>
      </div>
      <Section
        title={m.statement_title()}
        aside={
          <span className="flex gap-4">
            <Link to={href('lender/statement-pdf') + periodQuery(period)}>PDF</Link>
            <Link to={href('lender/statement-csv') + periodQuery(period)}>CSV</Link>
          </span>
        }
      >
        <StatementProof lent={figures} money={money} />
        <PeriodForm period={period} />
        <p>
          {m.statement_opening()} <MoneyText amount={part.opening} /> · {m.statement_closing()}{' '}
          <MoneyText amount={part.closing} />
        </p>
        {part.hasMore ? (
          <p className="text-ink-soft">{m.statement_newest({ shown: part.lines.length })}</p>
        ) : null}
        <StatementTable lines={part.lines} />
        <p className="text-sm text-ink-soft">{m.statement_entry_note()}</p>
      </Section>
    </Page>
  );
}
