import type { LentFigures, MoneyFigures } from '#app/domain/balances/portfolio.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatAmount } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { identityWords } from './identity-words.ts';
import { useFundingCurrency } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';

/** The two identities of every statement, with this lender's own figures. */
export function StatementProof(props: { lent: LentFigures; money: MoneyFigures }) {
  const currency = asCurrency(useFundingCurrency());
  const write = (amount: bigint) => formatAmount({ amount, currency }, getLocale());
  return (
    <Notice>
      <p className="font-semibold">{m.statement_proof()}</p>
      {identityWords(props.lent, props.money, write).map((words) => (
        <p key={words} className="figures mt-1">
          {words}
        </p>
      ))}
    </Notice>
  );
}
