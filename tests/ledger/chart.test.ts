import { describe, expect, it } from 'vitest';
import { mayGoBelowZero, sideOf } from '#app/ledger/accounts.ts';
import { hostAccounts, manualAccount } from '#app/ledger/manual-accounts.ts';

/** DOMAIN's chart, name by name. */
const chart = {
  debit: [
    'stripe',
    'bank',
    'partner:12:receivable',
    'partner:12:recalled',
    'lender:12:owed',
    'dispute:12',
    'loan:12:outstanding',
    'loan:12:lost:borrower',
    'loan:12:lost:partner_insolvent',
    'loan:12:lost:partner_withheld',
    'loan:12:lost:currency',
    'loan:12:lost:fraud',
    'stripe_fees',
    'costs',
  ],
  credit: [
    'lender:12',
    'order:12:held',
    'payout:12:held',
    'loan:12:raised',
    'loan:12:collected',
    'loan:12:lent',
    'partner:12:payable',
    'partner:12:overpaid',
    'tips',
    'fees',
  ],
  either: ['operator', 'fx', 'fx_result', 'suspense'],
};
const all = Object.values(chart).flat();

describe('the chart of accounts', () => {
  it.each(Object.entries(chart))('has these on the side %s', (side, names) => {
    expect(names.map(sideOf)).toEqual(names.map(() => side));
  });

  it('has no others', () => {
    const near = all.flatMap((name) => [
      `x${name}`,
      `${name}x`,
      `${name}:`,
      name.replace('12', 'x'),
      name.replace('12', ''),
    ]);
    for (const name of ['', ...near.filter((one) => !all.includes(one))])
      expect(() => sideOf(name)).toThrow(`"${name}" is not in the chart of accounts`);
    expect(() => sideOf('loan:12:lost:bad_luck')).toThrow('is not in the chart of accounts');
  });

  it('lets only facts and the host’s own go below zero', () => {
    expect(all.filter(mayGoBelowZero)).toEqual(['stripe', 'bank', ...chart.either]);
  });

  it('lets people move by hand what has no rows beside it', () => {
    expect(all.filter((name) => manualAccount(name) === name)).toEqual([
      'bank',
      'partner:12:recalled',
      'stripe_fees',
      'costs',
      'partner:12:payable',
      'partner:12:overpaid',
      'tips',
      'fees',
      ...chart.either,
    ]);
    expect(hostAccounts.every((name) => manualAccount(name) === name)).toBe(true);
    for (const name of [
      'xbank',
      'bankx',
      'xpartner:1:payable',
      'partner:1:payablex',
      'partner::payable',
      '',
    ])
      expect(manualAccount(name)).toBeNull();
  });
});
