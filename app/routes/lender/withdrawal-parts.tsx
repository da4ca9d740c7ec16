import type { Destination } from '#app/domain/withdrawals/where-it-goes.ts';
import type { BankDetails } from '#app/domain/partners/bank-details.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { cardWords } from '#app/messages/card-words.ts';
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

interface PlannedPart {
  readonly number: number;
  readonly amount: bigint;
  readonly to: Destination;
}

/** The planned parts of a withdrawal, before it begins. */
export function PlannedParts(props: {
  currency: string;
  bank: BankDetails | null;
  parts: readonly PlannedPart[];
  caption?: string;
  /** What stands where the lender has named no account yet. */
  unnamed?: string;
}) {
  const { unnamed = m.withdrawal_to_bank(), caption = m.withdrawal_parts() } = props;
  return (
    <Table
      caption={caption}
      rows={props.parts}
      rowKey={(part) => part.number}
      empty=""
      columns={[
        {
          label: m.withdrawal_way(),
          cell: ({ to }) => destinationWords(to, props.bank, unnamed),
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
function destinationWords(to: Destination, bank: BankDetails | null, unnamed: string): string {
  if (to.to === 'card') return m.withdrawal_to_card({ card: cardWords(to.card) });
  if (to.to === 'account') return m.withdrawal_back_to_account({ end: to.end });
  if (!bank) return unnamed;
  return m.withdrawal_to_account({ bank: bank.bank, holder: bank.holder, end: bank.account });
}
