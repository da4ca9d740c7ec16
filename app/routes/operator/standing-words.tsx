import { Link } from '@remix-run/react';
import type { OtherLoan, Standing } from '#app/domain/desks/standing.ts';
import { m } from '#app/messages/compiled/messages.js';
import type { Currency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { loanStatusWords } from '#app/ui/loan-status-words.ts';
import { MoneyText } from '#app/ui/money.tsx';

/** The borrower's other loans, others who may be the same person, and what the partner has out. */
export function StandingWords({
  partner,
  others,
  alike,
  currency,
}: Standing & { currency: Currency | null }) {
  const unit = currency ? { currency } : {};
  return (
    <>
      {others.length === 0 ? m.standing_no_other_loan() : <Loans loans={others} />}
      {alike.length > 0 ? (
        <span className="block">
          <strong className="text-amber">{m.standing_alike()}</strong>
          <Loans loans={alike} />
        </span>
      ) : null}
      <span className="block">
        {partner.name}: {m.standing_out()} <MoneyText amount={partner.askedAndOwed} {...unit} />
        {partner.mostOutstanding === null ? (
          `, ${m.standing_no_limit()}`
        ) : (
          <>
            , {m.standing_limit()} <MoneyText amount={partner.mostOutstanding} {...unit} />
          </>
        )}
      </span>
    </>
  );
}

function Loans({ loans }: { loans: readonly OtherLoan[] }) {
  return loans.map((loan) => (
    <span key={loan.id} className="block">
      <Link to={href('operator/loan', { id: loan.id })}>{loan.use}</Link>,{' '}
      <MoneyText amount={loan.amount} currency={loan.currency} />, {loanStatusWords(loan.status)}
    </span>
  ));
}
