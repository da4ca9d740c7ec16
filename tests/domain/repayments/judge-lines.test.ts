import { describe, expect, it } from 'vitest';
import { judgeLines } from '#app/domain/repayments/judge-lines.ts';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';
import { judged, kes, loan, rows } from '#tests/support/judged-file.ts';

describe('loans', () => {
  it('are the partner’s numbers or our addresses, one kind in a file, and never our row numbers', () => {
    expect(judged('loan,amount\n1,5\n2,5')).toEqual([
      [2, 'error', 'loan_is_not_known'],
      [3, 'error', 'loan_is_not_known'],
    ]);
    expect(judged('loan,amount\nhttps://host/loans/siti-1?x=1,5\nsiti-2,5')).toEqual([
      [2, 'good', 500n],
      [3, 'good', 500n],
    ]);
    expect(judged('loan,amount\nA1,5\nA2,5\nsiti-1,5').at(-1)).toEqual([
      4,
      'error',
      'loan_is_named_in_another_way',
    ]);
    // A partner whose numbers are our row numbers pays its own.
    const own = [loan(1, '2'), loan(2, '3')];
    const read = readRepayments('loan,amount\n2,5');
    if ('refused' in read) throw new Error(read.refused);
    expect(judgeLines(read.lines, own, { month: null }).lines[0]?.loan?.id).toBe(1);
  });

  it('are found in spite of what spreadsheets do to names, if they can mean one only', () => {
    const zeros = [loan(1, '007'), loan(2, 'KE-12')];
    expect(judged('loan,amount\n7,5\n7.0,6\nke-12,7', zeros)).toEqual([
      [2, 'good', 500n],
      [3, 'warning', 600n, 'loan_has_several_names'],
      [4, 'good', 700n],
    ]);
    const two = [loan(1, '07'), loan(2, '007')];
    expect(judged('loan,amount\n7,5\n007,6', two)).toEqual([
      [2, 'error', 'loan_could_be_two'],
      [3, 'good', 600n],
    ]);
  });

  it('that are not repaid now, or not named, are errors of their line', () => {
    const done = [loan(1, 'A1', { isInRepayment: false })];
    expect(judged('loan,amount\nA1,5\n,5', done)).toEqual([
      [2, 'error', 'loan_is_not_in_repayment'],
      [3, 'error', 'loan_is_missing'],
    ]);
  });
});

describe('warnings across rows', () => {
  it('are of the line that they are about', () => {
    const text = rows(
      'A1,2026-10-05,60000',
      'A1,2026-10-05,60000',
      'A2,2026-07-31,5',
      '9001,2026-11-01,5',
      '9001,2026-09-30,5',
      '9001,2026-10-05,100000',
    );
    expect(judged(text).map(([line, , , warning]) => [line, warning])).toEqual([
      [2, undefined],
      [3, 'row_is_given_twice'],
      [4, 'day_is_before_the_payout'],
      [5, 'day_is_outside_the_period'],
      [6, 'day_is_outside_the_period'],
      [7, 'amount_is_above_what_is_outstanding'],
    ]);
  });

  it('one bad line hides no other', () => {
    const text = rows('A1,2026-13-45,5', 'Z9,2026-10-05,5', 'A2,2026-10-05,x', '9001,2026-10-05,5');
    expect(judged(text).map(([, verdict]) => verdict)).toEqual(['error', 'error', 'error', 'good']);
  });

  it('of a running figure: what was paid is the difference, and a fall counts nothing', () => {
    const half = [loan(1, 'A1', { outstanding: 6_000_000n, figure: 'cumulative' })];
    const figure = (heading: string, amount: string) =>
      judged(`Loan ID,${heading}\nA1,${amount}`, half)[0]?.slice(1);
    expect(figure('Cumulative principal repaid', '50000')).toEqual(['good', 1_000_000n]);
    expect(figure('Principal outstanding', '55000')).toEqual([
      'warning',
      500_000n,
      'figure_is_not_the_agreed_one',
    ]);
    expect(figure('Cumulative principal repaid', '39999')).toEqual([
      'warning',
      0n,
      'figure_went_down',
    ]);
    const twice = judged('Loan ID,Cumulative principal repaid\nA1,50000\nA1,60000', half);
    expect(twice.at(-1)).toEqual([3, 'error', 'loan_is_reported_twice']);
  });
});

describe('a wallet’s statement', () => {
  const text = `M-PESA Statement,,,,,,
Receipt No.,Completion Time,Details,Transaction Status,Paid In,Withdrawn,Balance
QA1,2026-10-05 14:02:11,Pay Bill from 0712xxx678 Acc. A1,Completed,"1,740.00",,"10,740.00"
QA2,2026-10-06 10:00:00,Pay Bill from 0712xxx679 Acc. ZZ,Completed,"100.00",,"10,840.00"
QA3,2026-10-07 10:00:00,Withdrawal charge,Completed,,-40.00,"10,800.00"
QA4,2026-10-08 10:00:00,Pay Bill A1 or A2,Completed,5.00,,"10,805.00"`;

  it('is matched by the words in which a loan is named; the rest is said', () => {
    const read = readRepayments(text, { currency: 'KES' });
    if ('refused' in read) throw new Error(read.refused);
    const file = judgeLines(read.lines, kes, { month: '2026-10', decimal: '.' });
    expect(file.lines.map((line) => [line.line, line.loan?.number, line.paid, line.error])).toEqual(
      [
        [3, 'A1', 174_000n, null],
        [6, undefined, null, 'loan_could_be_two'],
      ],
    );
    expect(file.others.map(({ line }) => line)).toEqual([4]);
    expect(read.leftOut).toMatchObject([{ line: 5, why: 'out' }]);
  });

  it('takes a short figure for a loan only behind a word for an account', () => {
    const short = [loan(1, '12')];
    const line = (details: string) =>
      `Date,Details,Paid In,Withdrawn\n2026-10-05,${details},100.00,\n2026-10-05,x,,5.00`;
    expect(judged(line('Acc 12 from Siti'), short, { decimal: '.' })).toHaveLength(1);
    expect(judged(line('12 bananas'), short, { decimal: '.' })).toEqual([]);
  });
});

it.each(['paid', 'cumulative', 'statement'] as const)(
  'a file of %s four times as long, of a partner with four times the loans, takes about four times as long',
  (kind) => {
    const time = (count: number) => {
      const loans = Array.from({ length: count }, (_, index) => loan(index + 1, `K${index}`));
      const lines = loans.map(({ number }, index) => ({
        line: index + 2,
        loan: kind === 'statement' ? '' : (number ?? ''),
        kind: kind === 'cumulative' ? kind : ('paid' as const),
        amount: '5.00',
        ...(kind === 'statement' && { names: `Pay Bill Acc. ${number}` }),
      }));
      const rounds = [1, 2, 3].map(() => {
        const begun = performance.now();
        expect(judgeLines(lines, loans, { month: '2026-10' }).lines).toHaveLength(count);
        return performance.now() - begun;
      });
      return Math.min(...rounds);
    };
    time(1_000);
    const short = time(4_000);
    // Once it was sixteen times as long: two minutes for a statement of twenty thousand lines.
    expect(time(16_000) / short).toBeLessThan(10);
  },
  60_000,
);
