import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { draftOfKivaLoan } from '../../sandbox/demo/draft-of-kiva-loan.ts';
import { readLoanFile } from '../../sandbox/demo/loan-file.ts';

const today = '2026-11-26';
const loan = (id: number, more: object = {}) => ({
  id,
  loan_amount: 375,
  location: { country_code: 'NI' },
  partner_id: 176,
  ...more,
});
const fileOf = (...loans: object[]) => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'loans-')), 'loans.json');
  writeFileSync(file, JSON.stringify({ loans }));
  return file;
};

describe('the demonstration’s loans', () => {
  afterEach(() => vi.restoreAllMocks());

  it('have the rate that the file’s own sums come to, and one row where they end at once', async () => {
    const terms = {
      disbursal_currency: 'NIO',
      disbursal_amount: '10,000.00',
      repayment_term: 60,
      repayment_interval: 'At end of term',
    };
    const [first] = await readLoanFile(fileOf(loan(1, { terms })));
    const draft = first && draftOfKivaLoan(first, today);
    expect(draft).toMatchObject({
      amount: 37_500n,
      localAmount: 1_000_000n,
      localCurrency: 'NIO',
      postedRate: '26.6666666667',
      instalments: [{ dueOn: '2031-12-31', principal: 1_000_000n }],
    });
  });

  it('come in although others are left out, which is said', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const file = fileOf(
      loan(1),
      loan(2, { location: { country_code: 'KP' } }),
      loan(3, { id: null }),
    );
    expect(await readLoanFile(file)).toMatchObject([{ id: '1' }]);
    expect(said.mock.calls.flat()).toEqual([
      expect.stringMatching(/^left out: \[2\]\.id: /),
      expect.stringMatching(/^left out: loan 2: .*KPW/),
    ]);
  });

  it('are left out where their two sums come to a rate that nobody pays', async () => {
    const of = (disbursal_amount: unknown) =>
      readLoanFile(fileOf(loan(1, { terms: { disbursal_currency: 'NIO', disbursal_amount } })));
    await expect(of('11.00')).rejects.toThrow(/about 36.8 is usual/);
    const dollars = { disbursal_currency: 'USD', disbursal_amount: 10_000 };
    await expect(readLoanFile(fileOf(loan(1, { terms: dollars })))).rejects.toThrow(/for a dollar/);
    expect(await of('10,000')).toHaveLength(1);
  });

  it('are refused where none came in, in words', async () => {
    await expect(readLoanFile(fileOf(loan(1, { loan_amount: 0 })))).rejects.toThrow(
      /nothing was written[^]*\[0\]\.loan_amount/,
    );
    await expect(readLoanFile('/nowhere.json')).rejects.toThrow(/cannot be read/);
  });
});
