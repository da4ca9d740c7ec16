import {
  type AskedLine,
  type ExpectedMoney,
  suggestions,
} from '#app/domain/matching/expected-rules.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';

/** A line of the bank, and what is expected, for tests of what the one is of the other. */
export const s7 = creditorReference('settlement', 7);

export const line = (facts: Partial<AskedLine>): AskedLine => ({
  day: '2026-03-10',
  amount: 10_000n,
  reference: null,
  name: null,
  text: '',
  bankReference: null,
  otherAccount: null,
  ...facts,
});

export const money = (facts: Partial<ExpectedMoney>): ExpectedMoney => ({
  kind: 'partner',
  target: '3',
  amount: 10_000n,
  references: [s7],
  names: [],
  payer: null,
  account: null,
  since: '2026-03-01',
  takesAnySum: true,
  takesTwo: false,
  ...facts,
});

export const booked = (facts: Partial<ExpectedMoney>) =>
  money({ kind: 'booked', target: '12', references: [], takesAnySum: false, ...facts });
export const payout = (account: string | null) =>
  money({ kind: 'payout', amount: -10_000n, account, takesAnySum: false });
export const stripe = (facts: Partial<ExpectedMoney> = {}) =>
  booked({ references: ['po_1'], names: ['STRIPE'], payer: 'STRIPE', ...facts });
export const fixed = (facts: Partial<ExpectedMoney>) => money({ takesAnySum: false, ...facts });

/** Parts, why, and whether one person may book it, each suggestion as a line. */
export const told = (asked: AskedLine, ...expected: ExpectedMoney[]) =>
  suggestions(asked, expected).map(
    ({ parts, why, isExact: exact }) =>
      `${parts.map(({ kind, target, amount }) => `${kind}:${target}=${amount}`).join(' + ')}: ${why.join(', ')}${exact ? ', exact' : ''}`,
  );
