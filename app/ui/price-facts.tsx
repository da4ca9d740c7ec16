import type { StaffLoan } from '#app/domain/loans/staff-loan.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoneyInProse, formatPercent } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { MoneyText } from './money.tsx';

export type Priced = Pick<
  StaffLoan,
  'fee' | 'savings' | 'savingsTime' | 'localAmount' | 'localCurrency' | 'apr'
> & { readonly instalments: readonly { localPrincipal: bigint; localInterest: bigint }[] };

/** What a loan costs besides its principal: interest, fee, compulsory savings. Not known is not zero. */
export function priceFacts(loan: Priced) {
  const write = (amount: bigint) => <MoneyText amount={amount} currency={loan.localCurrency} />;
  const { fee, savings, savingsTime } = loan;
  const savingsWords =
    savingsTime === 'payout' ? m.facts_savings_payout : m.facts_savings_instalments;
  return [
    {
      label: m.facts_interest_total(),
      value: write(total(loan.instalments.map((row) => row.localInterest))),
    },
    { label: m.facts_fee(), value: fee === null ? m.not_disclosed() : write(fee) },
    ...(savings === null ? [] : [{ label: savingsWords(), value: write(savings) }]),
  ];
}

/** From what the yearly cost comes: what she has in her hands, what she pays, and the formula. */
export function AprExplained({ loan, name }: { loan: Priced; name: string }) {
  if (loan.apr === null) return null;
  const currency = asCurrency(loan.localCurrency);
  const write = (amount: bigint) => formatMoneyInProse({ amount, currency }, getLocale());
  const { fee, savings, savingsTime, instalments } = loan;
  const atPayout = (fee ?? 0n) + (savingsTime === 'payout' ? (savings ?? 0n) : 0n);
  const back = savingsTime === 'payout' ? (savings ?? 0n) : 0n;
  const paid = total(instalments.map((row) => row.localPrincipal + row.localInterest));
  return (
    <details className="border-y border-line">
      <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
        {m.apr_how({ apr: formatPercent(loan.apr, getLocale()) })}
      </summary>
      <div className="grid max-w-[44rem] gap-2.5 pb-5">
        <p>{m.apr_received({ name, sum: write(loan.localAmount - atPayout) })}</p>
        <p>{m.apr_paid({ name, sum: write(paid - back), count: instalments.length })}</p>
        <p>{m.apr_formula()}</p>
        <p className="figures overflow-x-auto rounded-field bg-sunk px-4 py-3 font-serif text-lg">
          Σ {m.apr_payment()} / (1 + {m.apr_rate()})<sup>{m.apr_days()} / 365</sup> ={' '}
          {m.apr_in_hand()}
        </p>
      </div>
    </details>
  );
}
