import { describe, expect, it } from 'vitest';
import { isWorkbook, sheetsOf } from '#app/files/workbook.ts';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';
import { workbookOf, zip } from '#tests/support/workbook.ts';

describe('a workbook of Excel', () => {
  const file = workbookOf([
    ['Koperasi Mekar'],
    ['loan', 'paid_on', 'amount'],
    ['A1', { day: 46_300 }, 1234.5],
    [null, null, null],
    [7, '05/10/2026', 150.123],
    ['A3', null, '150.000'],
  ]);

  it('is read with days as days and numbers as numbers; what is text stays as it was typed', async () => {
    expect(isWorkbook(file)).toBe(true);
    const [sheet] = (await sheetsOf(file)) ?? [];
    expect(readRepayments(sheet?.text ?? '')).toMatchObject({
      lines: [
        { line: 3, loan: 'A1', paidOn: '2026-10-05', amount: '1234.5' },
        { line: 5, loan: '7', paidOn: '05/10/2026', amount: '150.1230' },
        { line: 6, loan: 'A3', amount: '150.000' },
      ],
      leftOut: [{ line: 1, why: 'title' }],
    });
  });

  it('that is broken, or unpacks to more than one can be, is none', async () => {
    expect(await sheetsOf(file.slice(0, 400))).toBeNull();
    expect(await sheetsOf(zip({ 'a.txt': 'no workbook' }))).toBeNull();
    expect(await sheetsOf(zip({ 'xl/workbook.xml': '<a/>' }, 900_000_000))).toBeNull();
    expect(isWorkbook(new TextEncoder().encode('loan,amount'))).toBe(false);
  });
});
