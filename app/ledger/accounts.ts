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

/** The chart, # for a number. */
const chart: Readonly<Record<Side, readonly string[]>> = {
  debit: [
    'stripe',
    'bank',
    'stripe_fees',
    'costs',
    'partner:#:receivable',
    'partner:#:recalled',
    'lender:#:owed',
    'dispute:#',
    'loan:#:outstanding',
    ...lossCauses.map((cause) => `loan:#:lost:${cause}`),
  ],
  credit: [
    'lender:#',
    'order:#:held',
    'payout:#:held',
    'loan:#:raised',
    'loan:#:collected',
    'loan:#:lent',
    'partner:#:payable',
    'partner:#:overpaid',
    'tips',
    'fees',
  ],
  either: ['operator', 'fx', 'fx_result', 'suspense'],
};
const sides = new Map(
  Object.entries(chart).flatMap(([side, names]) => names.map((name) => [name, side as Side])),
);

/** @throws Error for a name that is not in the chart. */
export function sideOf(name: string): Side {
  const side = name.includes('#') ? undefined : sides.get(name.replace(/:\d+/, ':#'));
  if (!side) throw new Error(`"${name}" is not in the chart of accounts`);
  return side;
}

/** How the accounts of each kind of thing are called, # for its number: { loan: ['loan:#:raised', … ] }. */
export const namesByKind: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...sides.keys()]
    .filter((name) => name.includes('#'))
    .reduce((kinds, name) => {
      const kind = name.slice(0, name.indexOf(':'));
      return kinds.set(kind, [...(kinds.get(kind) ?? []), name]);
    }, new Map<string, string[]>()),
);

export function mayGoBelowZero(name: string): boolean {
  return name === 'stripe' || name === 'bank' || sideOf(name) === 'either';
}
