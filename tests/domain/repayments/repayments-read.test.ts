import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { workbookOf } from '#tests/support/workbook.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'repayments-'));

function file(name: string, text: string): string {
  const whole = path.join(folder, name);
  writeFileSync(whole, text);
  return whole;
}

const listed = {
  number: 'A1',
  currency: 'IDR',
  outstanding: '4000000',
  lent: '5000000.00',
  disbursed_on: '2026-08-01',
  figure: 'amount',
};
const loans = file('loans.json', JSON.stringify([listed, { ...listed, number: 2 }]));

const run = (...asked: string[]) =>
  spawnSync('npx', ['tsx', 'workers/commands/repayments-read.ts', ...asked], { encoding: 'utf8' });

describe('npm run repayments:read', () => {
  it('prints what was understood, and each line with a verdict and words', () => {
    const text =
      'Oktober;;\nloan;paid_on;amount\nA1;05/10/2026;150.000\nA1;;1.250.000\n9;;x\n2;;0\n';
    const { status, stdout } = run(file('a.csv', text), '--loans', loans, '--month', '2026-10');
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      understood: {
        columns: { loan: 'loan', paid_on: 'paid_on', amount: 'amount' },
        decimal: ',',
        days: 'dmy',
        left_out: [
          { line: 1, words: expect.stringContaining('Oktober') },
          { line: 6, words: expect.any(String) },
        ],
      },
      lines: [
        { line: 3, loan: 'A1', paid_on: '2026-10-05', amount: '150000.00', verdict: 'good' },
        { line: 4, loan: 'A1', paid_on: '2026-10-31', amount: '1250000.00', verdict: 'warning' },
        { line: 5, loan: '9', amount: null, verdict: 'error', words: expect.stringContaining('9') },
      ],
    });
  });

  it('reads a workbook', () => {
    const book = path.join(folder, 'a.xlsx');
    writeFileSync(
      book,
      workbookOf([
        ['Loan ID', 'Date', 'Amount'],
        ['A1', { day: 46_300 }, 150_000],
      ]),
    );
    const { status, stdout } = run(book, '--loans', loans);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      lines: [{ line: 2, paid_on: '2026-10-05', amount: '150000.00', verdict: 'good' }],
    });
  });

  it('asks where it could be two, and exits 0', () => {
    const { status, stdout } = run(file('b.csv', 'loan,amount\nA1,150.000\n'), '--loans', loans);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      understood: { decimal: null, days: null },
      lines: [{ amount: null, paid_on: null, verdict: 'asks' }],
    });
  });

  it('exits 1 in words when nothing can be read, or the loans are none', () => {
    const good = file('c.csv', 'loan,amount\nA1,1\n');
    for (const [asked, words] of [
      [[file('d.csv', 'who,what\n1,2\n'), '--loans', loans], /line 1: .*columns.*\(who, what\)/],
      [[file('e.csv', ''), '--loans', loans], /nothing to read/],
      [['/no/such/file.csv', '--loans', loans], /ENOENT/],
      [[good, '--loans', file('bad.json', '[{"number":"A1","currency":"XXQ"}]')], /0\.currency/],
      [[good, '--loans', file('odd.json', JSON.stringify([{ ...listed, lent: 'x' }]))], /lent.*x/],
      [[good, '--loans', loans, '--month', '2026-13'], /no month/],
      [[good], /--loans/],
    ] as const) {
      const { status, stderr, stdout } = run(...asked);
      expect([asked, status, stdout]).toEqual([asked, 1, '']);
      expect(stderr).toMatch(words);
    }
  }, 60_000);
});
