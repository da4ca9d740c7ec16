import { describe, expect, it } from 'vitest';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';
import { judged, kes, loan, rows } from '#tests/support/judged-file.ts';

const of = (...amounts: string[]) => rows(...amounts.map((amount) => `A1,2026-10-05,"${amount}"`));
const leftOut = (text: string) => {
  const read = readRepayments(text, { currency: 'KES' });
  return 'refused' in read ? read.refused : read.leftOut.map(({ line, why }) => [line, why]);
};

describe('what a figure is not', () => {
  it.each(['150.125', '1.500', '999,999'])('%s is thousands as likely as not', (amount) => {
    expect(judged(of(amount))).toEqual([[2, 'asks', 'amount_could_be_two']]);
    expect(judged(of(amount, '150.12', '10,50'))[0]).toContain('amount_could_be_two');
  });

  it.each([
    '1234.567',
    '12345,678',
    '1234,567.00',
    '0.125',
    '150 rb',
    '1,5 jt',
    '150k',
    '2 million',
    '50%',
    '1.2.3',
  ])('%s is none', (amount) => {
    expect(judged(of(amount))).toEqual([[2, 'error', 'amount_is_not_a_number']]);
  });

  it.each(['$100', 'US$ 100', '€100', '100 dollars', 'Rp 100', 'USD 100', '100 UGX'])(
    '%s is another money',
    (amount) => {
      expect(judged(of(amount))).toEqual([[2, 'error', 'amount_is_in_another_currency']]);
    },
  );

  it.each([
    ['Kshs. 2,000.00', 200_000n],
    ['KES 2,000.50', 200_050n],
    ['2’000.50', 200_050n],
    ['1,50,000.00', 15_000_000n],
    ['١٥٠', 15_000n],
    ['\u200b7.50\u200e', 750n],
    ['250/=', 25_000n],
  ])('but %s is one', (amount, paid) => {
    expect(
      judged(of(amount), [loan(1, 'A1', { lent: 99_000_000n, outstanding: 99_000_000n })]),
    ).toEqual([[2, 'good', paid]]);
  });
});

describe('days as the world writes them', () => {
  const day = (written: string) => {
    const [line] = judged(rows(`A1,"${written}",5`), kes, { month: null });
    return line?.at(-1);
  };
  it.each([
    '5 Oktober 2026',
    '5. Oktober 2026',
    'Senin, 5 Oktober 2026',
    'Oct 5, 2026',
    'October 5, 2026 10:11 AM',
    '5th October 2026',
    '5 de octubre de 2026',
    '5 octobre 2026',
    '2026-Oct-05',
    '05-Oct-26',
  ])('%s is 5 October', (written) => {
    const read = judged(rows(`A1,"${written}",5`), kes, { month: '2026-10' });
    expect(read).toEqual([[2, 'good', 500n]]);
  });

  it('July is not June, a span is no day, and the month has the year of 5-Oct', () => {
    const july = judged(rows('A1,5 juillet 2026,5'), kes, { month: '2026-07' });
    expect(july).toEqual([[2, 'warning', 500n, 'day_is_before_the_payout']]);
    expect(day('05/10/2026-07/10/2026')).toBe('day_is_not_a_date');
    expect(judged(rows('A1,5-Oct,5'))).toEqual([[2, 'good', 500n]]);
    expect(day('5-Oct')).toBe('day_is_not_a_date');
    // A month by its name says nothing of the other rows: their month does.
    const text = rows('A1,10/05/2026,5', 'A2,5 Oct 2026,6');
    expect(judged(text)).toEqual([
      [2, 'good', 500n],
      [3, 'good', 600n],
    ]);
    expect(judged(rows('A1,,5'))).toEqual([[2, 'warning', 500n, 'day_is_missing']]);
  });
});

describe('rows and columns of partners’ systems', () => {
  it('that were no payments are left out, and said', () => {
    const table = [
      'Loan ID,Date,Amount,Status,Transaction Type,Paid by',
      'A1,2026-10-05,100.50,Completed,Repayment,Suma Devi',
      'A1,2026-10-05,7.00,Failed,Repayment,Total Kenya Ltd',
      'A2,2026-10-05,9.00,Completed,Disbursement,',
      'A2,2026-10-06,20.00,Completed,Repayment,Total Kenya Ltd',
      'Loan ID,Date,Amount,Status,Transaction Type,Paid by',
      ',,120.50,,,',
      'Branch total,,120.50,,,',
      'Prepared by: Ani,,,,,',
    ].join('\n');
    expect(leftOut(table)).toEqual([
      [3, 'not_booked'],
      [4, 'out'],
      [6, 'title'],
      [7, 'total'],
      [8, 'total'],
    ]);
    expect(judged(table)).toEqual([
      [2, 'good', 10_050n],
      [5, 'good', 2_000n],
      [9, 'error', 'loan_is_not_known'],
    ]);
  });

  it('say their money in a column or a heading', () => {
    expect(judged('loan,amount,currency\nA1,5,KES\nA2,6,USD')).toEqual([
      [2, 'good', 500n],
      [3, 'error', 'amount_is_in_another_currency'],
    ]);
    expect(judged('loan,amount (USD)\nA1,5')).toEqual([
      [2, 'error', 'amount_is_in_another_currency'],
    ]);
  });

  it('have the more exact of two headings, and are asked about where there is none', () => {
    const text = 'Loan No,Amount,Date,Amount Paid,Payment Date\nA1,50000,13/01/2026,500,13/10/2026';
    expect(judged(text)).toEqual([[2, 'good', 50_000n]]);
    expect(judged('Date,Reference,Loan ID,Amount\n2026-10-05,zz,A1,5')).toEqual([
      [2, 'good', 500n],
    ]);
    expect(readRepayments('Loan,Amount,Amount\nA1,5,6')).toMatchObject({
      refused: 'columns_could_be_two',
      detail: 'Amount, Amount',
    });
  });

  it.each([
    'Prêt;Montant;Date',
    'N° prêt;Montant payé;Date de paiement',
    'Darlehen;Betrag;Datum',
    'Préstamo;Monto;Fecha',
    'Empréstimo;Valor;Data',
    'Loan Account No.;Paid;Date & Time',
  ])('%s', (heading) => {
    expect(judged(`${heading}\nA1;5,50;2026-10-05`)).toEqual([[2, 'good', 550n]]);
  });

  it('with a quote too many, all in quotes, or with mixed ends of lines keep their numbers', () => {
    const text = ['loan,amount,paid_by', 'A1,5,"Joe', 'A2,6,Joe "JJ" K', 'zz,7,'];
    const lines = [
      [2, 'good', 500n],
      [3, 'good', 600n],
      [4, 'error', 'loan_is_not_known'],
    ];
    expect(judged(text.join('\n'))).toEqual(lines);
    expect(judged('loan,amount\r\nA1,5\nA2,6\r\nzz,7')).toEqual(lines);
    expect(judged('"loan,amount"\n"A1,5"\n"A2,6"\n"zz,7"')).toEqual(lines);
    const breaks = 'loan,amount,paid_by\nA1,5,"Joe\nK"\n\nA2,6,\n';
    expect(judged(breaks).map(([line]) => line)).toEqual([2, 5]);
  });

  it('with a group of whom one cannot be read are not summed up without them', () => {
    const text = 'loan,outstanding,client\nA1,500,c1\nA1,x,c2\nA1,400,c3';
    expect(judged(text, [loan(1, 'A1', { figure: 'outstanding' })])).toEqual([
      [2, 'error', 'member_is_not_readable'],
      [3, 'error', 'amount_is_not_a_number'],
      [4, 'good', 0n],
    ]);
  });

  it('of JSON one by one, and a word for no receipt is none', () => {
    const list = [
      { loan_id: 'A1', amount: 5, client_id: null },
      { loan_id: 'A2' },
      { loan_id: 'A2', amount: 9, status: 'failed' },
      { loan_id: 'A2', amount: '1.500' },
    ];
    expect(judged(JSON.stringify({ repayments: list }))).toEqual([
      [1, 'good', 500n],
      [2, 'error', 'row_is_not_readable'],
      [4, 'asks', 'amount_could_be_two'],
    ]);
    expect(judged('loan,amount,receipt\nA1,5,CASH\nA2,6,CASH\nA2,7,-').map(([, it]) => it)).toEqual(
      ['good', 'good', 'good'],
    );
  });
});

describe('a statement with a row that cannot be read', () => {
  const statement = (...more: string[]) =>
    ['Receipt,Date,Status,Paid In,Withdrawn,Balance,Details', ...more].join('\n');

  it('is read by its other rows, and what was taken back is none', () => {
    const text = statement(
      'S1,2026-10-05,Completed,500.00,,900.00,Acc. A1',
      'S2,2026-10-36,Completed,7.00,,,Acc. A1',
      'S3,2026-10-06,Sonderbar,7.00,,,Acc. A1',
      'S4,2026-10-07,Confirmed,7OO.00,,,Acc. A1',
      'S5,2026-10-07,Completed,80.00,,,Acc. A2',
      'S6,2026-10-08,Completed,,-80.00,,Reversal of S5',
      'S7,2026-10-08,Completed,1.500,,,Acc. A2',
      ',,,500.00,,,',
    );
    expect(judged(text).map(([line, verdict]) => [line, verdict])).toEqual([
      [2, 'warning'],
      [3, 'error'],
      [4, 'error'],
      [5, 'error'],
      [8, 'error'],
    ]);
    expect(leftOut(text)).toEqual([
      [7, 'out'],
      [6, 'taken_back'],
      [9, 'not_booked'],
    ]);
  });

  it('that names two loans is an error of its line', () => {
    const text = statement('S1,2026-10-05,Completed,500.00,,,Pay Bill Acc. A1/A2');
    expect(judged(text)).toEqual([[2, 'error', 'loan_could_be_two']]);
  });
});

describe('an entry of camt.053 that does not say which way money went', () => {
  it('is an error of its line, and hinders no other', () => {
    const entry = (inside: string) => `<Ntry><Amt Ccy="KES">100.00</Amt>${inside}</Ntry>`;
    const whole =
      '<CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-10-05</Dt></BookgDt><AddtlNtryInf>Loan A1</AddtlNtryInf>';
    const text = `<?xml version="1.0"?>\n<Document><BkToCstmrStmt><Stmt>\n${entry('')}\n${entry(whole)}</Stmt></BkToCstmrStmt></Document>`;
    expect(judged(text)).toEqual([
      [3, 'error', 'row_is_not_readable'],
      [4, 'warning', 10_000n, 'loan_was_found_in_the_text'],
    ]);
  });
});
