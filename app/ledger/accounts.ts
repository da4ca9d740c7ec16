/**
 * The chart of accounts. An account is a name in one currency. Debit accounts
 * say what we hold or are owed, and what is spent or lost; credit accounts what
 * we owe and earn. No account may go below zero, except for `stripe` and `bank`
 * (a fact is never refused) and those that may have either sign.
 */
export const lossCauses = [
  'borrower',
  'partner_insolvent',
  'partner_withheld',
  'currency',
  'fraud',
] as const;
export type LossCauseWord = (typeof lossCauses)[number];

export type DebitAccount =
  | 'stripe'
  | 'bank'
  | `partner:${number}:receivable`
  | `partner:${number}:recalled`
  | `lender:${number}:owed`
  | `dispute:${number}`
  | `loan:${number}:outstanding`
  | `loan:${number}:lost:${LossCauseWord}`
  | 'stripe_fees'
  | 'costs';

export type CreditAccount =
  | `lender:${number}`
  | `order:${number}:held`
  | `payout:${number}:held`
  | `loan:${number}:raised`
  | `loan:${number}:collected`
  | `loan:${number}:lent`
  | `partner:${number}:payable`
  | `partner:${number}:overpaid`
  | 'tips'
  | 'fees';

export type EitherAccount = 'operator' | 'fx' | 'fx_result' | 'suspense';

export type AccountName = DebitAccount | CreditAccount | EitherAccount;

export type Side = 'debit' | 'credit' | 'either';

const causes = lossCauses.join('|');
const sides: readonly [RegExp, Side][] = [
  [/^(stripe|bank|stripe_fees|costs)$/, 'debit'],
  [/^partner:\d+:(receivable|recalled)$/, 'debit'],
  [/^lender:\d+:owed$/, 'debit'],
  [/^dispute:\d+$/, 'debit'],
  [/^loan:\d+:outstanding$/, 'debit'],
  [new RegExp(`^loan:\\d+:lost:(${causes})$`), 'debit'],
  [/^lender:\d+$/, 'credit'],
  [/^(order|payout):\d+:held$/, 'credit'],
  [/^loan:\d+:(raised|collected|lent)$/, 'credit'],
  [/^partner:\d+:(payable|overpaid)$/, 'credit'],
  [/^(tips|fees)$/, 'credit'],
  [/^(operator|fx|fx_result|suspense)$/, 'either'],
];

/** @throws Error for a name that is not in the chart. */
export function sideOf(name: string): Side {
  const found = sides.find(([pattern]) => pattern.test(name));
  if (!found) throw new Error(`"${name}" is not in the chart of accounts`);
  return found[1];
}

export function mayGoBelowZero(name: string): boolean {
  return name === 'stripe' || name === 'bank' || sideOf(name) === 'either';
}
