import { describe, expect, it } from 'vitest';
import type { ToldOfFile } from '#app/domain/repayments/judged-line.ts';
import { judgeLines } from '#app/domain/repayments/judge-lines.ts';
import { lineWords } from '#app/domain/repayments/line-words.ts';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';
import { idr, judged, kes, loan, rows } from '#tests/support/judged-file.ts';

describe('amounts', () => {
  const of = (...amounts: string[]) =>
    ['loan;amount', ...amounts.map((amount) => `9001;${amount}`)].join('\n');

  it('of one point and three digits are asked about, never guessed', () => {
    for (const amount of ['150.000', '150,000', '1.500', 'Rp 150.000'])
      expect([amount, judged(of(amount), idr)[0]?.slice(1)]).toEqual([
        amount,
        ['asks', 'amount_could_be_two'],
      ]);
  });

  it.each([
    [
      ['Rp. 150.000,-', '2.000'],
      [15_000_000n, 200_000n],
    ],
    [
      ['1,000/=', '2,000.50'],
      [100_000n, 200_050n],
    ],
    [
      ['150.000', '1.250.000'],
      [15_000_000n, 125_000_000n],
    ],
    [
      ['150.000', '75.000,50'],
      [15_000_000n, 7_500_050n],
    ],
    [
      ['150,000', '75,000.50'],
      [15_000_000n, 7_500_050n],
    ],
    [
      ['1234,50', '100'],
      [123_450n, 10_000n],
    ],
    [
      ['IDR 100.00', "1'000.50"],
      [10_000n, 100_050n],
    ],
  ] as const)('%j are read by each other', (amounts, paid) => {
    expect(judged(of(...amounts), idr).map((line) => line[2])).toEqual(paid);
  });

  it('are read as the partner’s last file, or as somebody says', () => {
    expect(judged(of('150.000'), idr, { pastDecimal: ',' })[0]).toContain(15_000_000n);
    expect(judged(of('150.000'), idr, { decimal: '.' })[0]).toContain(15_000n);
    // A partner that wrote 1250.00 last month may write 150.000 this month, and mean thousands.
    expect(judged(of('150.000'), idr, { pastDecimal: '.' })[0]).toContain('amount_could_be_two');
    const kwd = [loan(1, '9001', { currency: 'KWD' })];
    expect(judged(of('12.345'), kwd)[0]).toContain('amount_could_be_two');
    expect(judged(of('12.345'), kwd, { pastDecimal: '.' })[0]).toContain(12_345n);
    // What the file itself says comes before what an earlier one said.
    expect(judged(of('150.000', '2.5'), idr, { pastDecimal: ',' })).toEqual([
      [2, 'asks', 'amount_could_be_two'],
      [3, 'good', 250n],
    ]);
  });

  it.each([
    ['abc', 'amount_is_not_a_number'],
    ['', 'amount_is_not_a_number'],
    ['1.2.3', 'amount_is_not_a_number'],
    ['USD 5', 'amount_is_in_another_currency'],
    ['(100.00)', 'amount_is_negative'],
    ['-5', 'amount_is_negative'],
    ['5-', 'amount_is_negative'],
  ])('%j: %s', (amount, error) => {
    expect(judged(of(amount), idr)).toEqual([[2, 'error', error]]);
  });

  it('of nothing are left out, and said so', () => {
    const read = readRepayments(of('0,00', '50'));
    if ('refused' in read) throw new Error(read.refused);
    const file = judgeLines(read.lines, idr, { month: '2026-10' });
    expect(file.zeros.map(({ line }) => line)).toEqual([2]);
    expect(file.lines.map(({ line }) => line)).toEqual([3]);
  });

  it('with a comma unquoted among commas are a cell too many, in that line alone', () => {
    expect(judged(rows('A1,2026-10-05,1234,50', 'A2,2026-10-05,7'))).toEqual([
      [2, 'error', 'row_has_a_cell_too_many'],
      [3, 'good', 700n],
    ]);
  });
});

describe('days', () => {
  const day = (written: string, told: Partial<ToldOfFile> = {}, more: string[] = []) => {
    const text = rows(`A1,${written},5`, ...more.map((other) => `A2,${other},6`));
    const read = readRepayments(text);
    if ('refused' in read) throw new Error(read.refused);
    const [line] = judgeLines(read.lines, kes, { month: '2026-10', ...told }).lines;
    return line?.error ?? line?.asks ?? line?.paidOn;
  };

  it.each([
    ['2026-10-05', '2026-10-05'],
    ['46300', '2026-10-05'],
    ['46300.75', '2026-10-05'],
    ['05/10/2026', '2026-10-05'],
    ['10/05/2026', '2026-10-05'],
    ['5 Oktober 2026', '2026-10-05'],
    ['05/10/26', '2026-10-05'],
    ['2026-10-05 14:02:11', '2026-10-05'],
    ['2027-13-40', 'day_is_not_a_date'],
    ['31/02/2026', 'day_is_not_a_date'],
    ['soon', 'day_is_not_a_date'],
  ])('%s in a report of October 2026: %s', (written, expected) => {
    expect(day(written)).toBe(expected);
  });

  it('that could be two are decided by another row, the last file or a person, else asked', () => {
    expect(day('05/06/2026')).toBe('day_could_be_two');
    expect(day('05/06/2026', {}, ['25/06/2026'])).toBe('2026-06-05');
    expect(day('05/06/2026', {}, ['06/25/2026'])).toBe('2026-05-06');
    expect(day('05/06/2026', { pastDays: 'mdy' })).toBe('2026-05-06');
    expect(day('05/06/2026', { days: 'dmy' })).toBe('2026-06-05');
    expect(day('10/10/2026')).toBe('2026-10-10');
  });
});

it('says each sum in the reader’s language', () => {
  const read = readRepayments('loan;amount\n9001;1.250.000');
  if ('refused' in read) throw new Error(read.refused);
  const [line] = judgeLines(read.lines, idr, { month: null }).lines;
  if (!line) throw new Error('no line');
  const plain = (words: string) => words.replaceAll('\u00a0', ' ');
  expect(plain(lineWords(line, 'id'))).toBe('Baik: Rp 1.250.000');
  expect(plain(lineWords(line, 'en'))).toBe('Good: Rp 1,250,000');
});
