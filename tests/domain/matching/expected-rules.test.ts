import { describe, expect, it } from 'vitest';
import {
  type AskedLine,
  type ExpectedMoney,
  suggestions,
} from '#app/domain/matching/expected-rules.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';

const s7 = creditorReference('settlement', 7);

const line = (facts: Partial<AskedLine>): AskedLine => ({
  day: '2026-03-10',
  amount: 10_000n,
  reference: null,
  name: null,
  text: '',
  bankReference: null,
  otherAccount: null,
  ...facts,
});

const money = (facts: Partial<ExpectedMoney>): ExpectedMoney => ({
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

const booked = (facts: Partial<ExpectedMoney>) =>
  money({ kind: 'booked', target: '12', references: [], takesAnySum: false, ...facts });
const payout = (account: string | null) =>
  money({ kind: 'payout', amount: -10_000n, account, takesAnySum: false });
const stripe = (facts: Partial<ExpectedMoney> = {}) =>
  booked({ references: ['po_1'], names: ['STRIPE'], payer: 'STRIPE', ...facts });

const isExact = (asked: AskedLine, ...expected: ExpectedMoney[]) =>
  suggestions(asked, expected).some((one) => one.isExact);

describe('one person alone books a line', () => {
  it.each([
    [
      'that names the reference and comes to the amount',
      line({ text: `inv ${s7}` }),
      [money({})],
      true,
    ],
    ['not of another amount', line({ text: s7, amount: 9_999n }), [money({})], false],
    [
      'not by the amount alone',
      line({ name: 'KSP Mekar' }),
      [money({ names: ['KSP Mekar'] })],
      false,
    ],
    ['not where two have both', line({ text: s7 }), [money({}), money({ target: '4' })], false],
    [
      'not where the sum may be in the books already',
      line({ text: s7 }),
      [money({}), booked({})],
      false,
    ],
    [
      'of a payout that went where it should',
      line({ amount: -10_000n, text: s7, otherAccount: 'DE02 1203' }),
      [payout('de021203')],
      true,
    ],
    [
      'not of one that went elsewhere',
      line({ amount: -10_000n, text: s7, otherAccount: 'DE99' }),
      [payout('DE021203')],
      false,
    ],
    [
      'not of one whose way nobody knows',
      line({ amount: -10_000n, text: s7 }),
      [payout(null)],
      false,
    ],
    ['of Stripe by its name', line({ name: 'STRIPE PAYMENTS UK' }), [stripe()], true],
    [
      'not because somebody writes its name',
      line({ name: 'Ani', text: 'stripe deposit' }),
      [stripe()],
      false,
    ],
    [
      'not of a payout of Stripe’s of long ago',
      line({ name: 'STRIPE' }),
      [stripe({ since: '2025-01-01' })],
      false,
    ],
    [
      'not by a short word that people typed',
      line({ text: 'on 2026 of' }),
      [booked({ references: ['2026'] })],
      false,
    ],
    [
      'by that word where it is all of the reference',
      line({ reference: '2026' }),
      [booked({ references: ['2026'] })],
      true,
    ],
    ['not of what takes two', line({ text: s7 }), [money({ takesTwo: true })], false],
  ] as const)('%s', (_, asked, expected, answer) => {
    expect(isExact(asked, ...expected)).toBe(answer);
  });
});
