import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bankFields, bankOf, optionalBankFields } from '#app/web/bank-fields.ts';

const account = (text: string) =>
  z
    .object(bankFields)
    .safeParse({ holder: 'Lia', bank: 'Bank Satu', account: text })
    .error?.issues.map((issue) => issue.message) ?? [];

describe('a bank account', () => {
  it.each(['0012 3456 7890', 'GB82 WEST 1234 5698 7654 32', 'de89370400440532013000', 'BCA 12345'])(
    'may be %s',
    (text) => {
      expect(account(text)).toEqual([]);
    },
  );

  it.each(['GB82 WEST 1234 5698 7654 23', 'DE8937040044053201300'])(
    'is not %s: an IBAN whose check fails',
    (text) => {
      expect(account(text)).toEqual(['is_not_an_iban']);
    },
  );

  it('is whole or not there at all', () => {
    const typed = (holder: string, bank: string, number: string) =>
      bankOf(z.object(optionalBankFields).parse({ holder, bank, account: number }));
    expect(typed('', ' ', '')).toEqual({ bank: null });
    expect(typed('Lia', '', '')).toEqual({
      missing: { bank: 'is_missing', account: 'is_missing' },
    });
    expect(typed('Lia', 'Satu', '12')).toEqual({
      bank: { holder: 'Lia', bank: 'Satu', account: '12' },
    });
  });
});
