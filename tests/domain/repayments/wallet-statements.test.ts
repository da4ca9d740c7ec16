import { describe, expect, it } from 'vitest';
import { judgeLines } from '#app/domain/repayments/judge-lines.ts';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';
import { kes, judged } from '#tests/support/judged-file.ts';

const paybill = [
  'Receipt,Date,Status,Paid In,Other Party Info,Transaction Type,Details',
  'SJ41ABC123,2026-10-04 10:11:12,Completed,"1,500.00",2547***678 - SITI R,Pay Bill,Pay Bill Acc. A1',
  'SJ41ABC124,2026-10-05 10:11:12,Completed,500.00,2547***679 - JOHN K,Pay Bill,Pay Bill Acc. A2',
  'SJ41ABC125,2026-10-05 10:11:12,Failed,700.00,2547***679 - JOHN K,Pay Bill,Pay Bill Acc. A2',
].join('\n');
const organisation = (...rows: string[]) =>
  [
    'Short Code: 600123',
    'Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Balance,Other Party Info,A/C No.',
    ...rows,
  ].join('\n');
const read = (text: string) => {
  const file = readRepayments(text, { currency: 'KES' });
  if ('refused' in file) throw new Error(`${file.refused} ${file.detail}`);
  return file;
};

describe('statements of wallets, in place of a report', () => {
  it('are matched by what the payer named; what did not happen, or left, is said', () => {
    const file = read(paybill);
    expect(file).toMatchObject({
      columns: { paidOn: 'Date', amount: 'Paid In', receipt: 'Receipt', loan: 'Details' },
      leftOut: [{ line: 4, why: 'not_booked' }],
    });
    expect(judged(paybill)).toEqual([
      [2, 'warning', 150_000n, 'loan_was_found_in_the_text'],
      [3, 'warning', 50_000n, 'loan_was_found_in_the_text'],
    ]);
    const more = organisation(
      'S1,04-10-2026 10:11,Pay Bill,Completed,"1,500.00",,"11,500.00",SITI R,9001',
      'S2,14-10-2026 10:11,Pay Bill Charge,Completed,,-27.00,"11,473.00",,',
      'S3,24-10-2026 10:11,Pay Bill,Completed,200.00,,"11,673.00",X,',
    );
    expect(read(more).leftOut).toMatchObject([{ line: 4, why: 'out', words: 'Pay Bill Charge' }]);
    expect(judged(more)).toEqual([[3, 'warning', 150_000n, 'loan_was_found_in_the_text']]);
    const ghana =
      'Date,Time,Transaction ID,Transaction Type,Description,Amount,\n25/10/2026,10:11,98,CASH_IN,Loan A1,150.00,';
    expect(judged(ghana)).toEqual([[2, 'warning', 15_000n, 'loan_was_found_in_the_text']]);
  });

  it('are asked about where days or figures can be two, and the month may decide', () => {
    const row = 'S1,04-10-2026 10:11,Pay Bill,Completed,"1,500",,"11,500",SITI R,A1';
    const text = organisation(row);
    expect(judged(text)).toEqual([[3, 'asks', 'amount_could_be_two']]);
    expect(judged(text, kes, { decimal: '.' })).toMatchObject([
      [3, 'warning', 150_000n, expect.any(String)],
    ]);
    const days = organisation(row.replaceAll('"1,500"', '1500.00').replace('"11,500"', ''));
    expect(judged(days)).toMatchObject([[3, 'warning', 150_000n, 'loan_was_found_in_the_text']]);
    expect(judged(days, kes, { month: null })).toEqual([[3, 'asks', 150_000n, 'day_could_be_two']]);
  });

  it('have each receipt once, in a file and among the months before', () => {
    const table = 'loan,amount,receipt\nA1,100.50,s41\nA2,50.00, S41 \nA2,20.00,S42';
    expect(judged(table)).toEqual([
      [2, 'good', 10_050n],
      [3, 'error', 'receipt_is_given_twice'],
      [4, 'good', 2_000n],
    ]);
    const { lines } = judgeLines(read(table).lines, kes, {
      month: '2026-10',
      receipts: new Map([['S42', '2026-09']]),
    });
    expect(lines[2]).toMatchObject({ error: 'receipt_was_reported', about: { period: '2026-09' } });
  });
});
