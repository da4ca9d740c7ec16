import type { BankDetails } from '#app/domain/partners/bank-details.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { cardWords } from '#app/ui/card-words.ts';
import { TextField } from '#app/ui/field.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { type FormAnswer, fieldOf } from '#app/ui/act-form.tsx';
import { Table } from '#app/ui/table.tsx';

/** Where to send what does not fit back onto the lender's cards. */
export function BankFieldset(props: { room: bigint; currency: string; answer: FormAnswer }) {
  const { room, currency, answer } = props;
  return (
    <fieldset className="grid max-w-xl gap-5 rounded-card border border-line bg-card p-5">
      <legend className="px-1 font-semibold">{m.withdraw_bank()}</legend>
      <p className="text-ink-soft">
        {room > 0n
          ? m.withdraw_bank_above({
              amount: formatMoney({ amount: room, currency: asCurrency(currency) }, getLocale()),
            })
          : m.withdraw_bank_all()}
      </p>
      <TextField
        {...fieldOf(answer, 'holder')}
        label={m.bank_holder()}
        hint={m.withdraw_bank_holder_hint()}
        autoComplete="name"
      />
      <TextField {...fieldOf(answer, 'bank')} label={m.bank_name()} />
      <TextField
        {...fieldOf(answer, 'account')}
        label={m.bank_account()}
        hint={m.withdraw_bank_account_hint()}
        autoComplete="off"
      />
    </fieldset>
  );
}

/** The planned parts of a withdrawal, before it begins. */
export function PlannedParts(props: {
  currency: string;
  bank: BankDetails | null;
  parts: readonly { number: number; amount: bigint; card: string | null }[];
}) {
  return (
    <Table
      caption={m.withdrawal_parts()}
      rows={props.parts}
      rowKey={(part) => part.number}
      empty=""
      columns={[
        {
          label: m.withdrawal_way(),
          cell: (part) =>
            part.card
              ? m.withdrawal_to_card({ card: cardWords(part.card) })
              : bankWords(props.bank),
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (part) => <MoneyText amount={part.amount} currency={props.currency} />,
        },
      ]}
    />
  );
}

/** Enough to recognise the account: only the last characters of its number. */
function bankWords(to: BankDetails | null): string {
  if (!to) return m.withdrawal_to_bank();
  return m.withdrawal_to_account({ bank: to.bank, holder: to.holder, end: to.account });
}
