import { describe, expect, it } from 'vitest';
import { readStatements } from '#app/banks/read-statement.ts';
import type { CsvMapping } from '#app/banks/csv-mapping.ts';

function read(text: string, currency?: string, mapping?: CsvMapping) {
  const told = { ...(currency && { currency }), ...(mapping && { mapping }) };
  return readStatements(new TextEncoder().encode(text), told);
}
const lines = (text: string, currency?: string) =>
  read(text, currency).flatMap((one) =>
    one.lines.map((line) => [line.line, line.day, line.amount]),
  );

describe('a CSV of a bank', () => {
  it.each([
    [
      'German, with a preamble, semicolons and commas',
      'Kontonummer:;DE02\n\nBuchungstag;Verwendungszweck;Betrag;Währung\n02.03.2026;Rate;1.234,56;EUR\n13.03.2026;Gebühr;-2,50;EUR\n',
      undefined,
      [
        [4, '2026-03-02', 123_456n],
        [5, '2026-03-13', -250n],
      ],
    ],
    [
      'Indonesian, each way a column, rupiah in thousands, a total below',
      'Tanggal,Keterangan,Debet,Kredit,Saldo\n14/03/2026,SETORAN,,"150.000","1.150.000"\n15/03/2026,BIAYA,"2.500",,"1.147.500"\nTotal,,"2.500","150.000",\n',
      'IDR',
      [
        [2, '2026-03-14', 15_000_000n],
        [3, '2026-03-15', -250_000n],
      ],
    ],
    [
      'M-PESA, newest first, with times and balances',
      'Statement of Mekar\nReceipt No.,Completion Time,Details,Paid In,Withdrawn,Balance\nQ2,2026-03-03 10:00:01,Charge,,-15.00,"1,085.00"\nQ1,2026-03-02 09:00:00,From Ani,"1,100.00",,"1,100.00"\n',
      'KES',
      [
        [3, '2026-03-03', -1_500n],
        [4, '2026-03-02', 110_000n],
      ],
    ],
    [
      'American days, a word for the direction, brackets for money out',
      'Date,Description,Amount,Type\n03/02/2026,a,100.00,CR\n03/14/2026,b,7.25,DR\n03/15/2026,c,(3.00),DR\n',
      'USD',
      [
        [2, '2026-03-02', 10_000n],
        [3, '2026-03-14', -725n],
        [4, '2026-03-15', -300n],
      ],
    ],
    [
      'days with names of months, the currency in the heading, DB behind the amount',
      'sep=;\nTanggal Transaksi;Keterangan;Amount (USD)\n02-Mar-2026;x;1,000.00 CR\n3 Mar 2026;y;25.00 DB\n',
      undefined,
      [
        [3, '2026-03-02', 100_000n],
        [4, '2026-03-03', -2_500n],
      ],
    ],
  ])('is read: %s', (_, text, currency, wanted) => {
    expect(lines(text, currency)).toEqual(wanted);
  });

  it.each([
    [
      'everything in quotes',
      '"Date","Description","Amount"\n"2026-03-02","a, b","1.00"\n',
      [[2, '2026-03-02', 100n]],
    ],
    [
      'a type that only sometimes says a direction says none',
      'Date,Type,Amount\n2026-03-02,Direct Debit Refund,50.00\n2026-03-03,Debit,-1.00\n',
      [
        [2, '2026-03-02', 5_000n],
        [3, '2026-03-03', -100n],
      ],
    ],
    [
      'a deposit that was reversed leaves',
      'Date,Debit,Credit\n2026-03-02,,-100.00\n2026-03-02,5.00,\n',
      [
        [2, '2026-03-02', -10_000n],
        [3, '2026-03-02', -500n],
      ],
    ],
    [
      'an unnamed column behind the amount',
      'Tanggal,Keterangan,Jumlah,,Saldo\n2026-03-14,ADM,"2,500.00",DB,"997,500.00"\n2026-03-15,ADM,"2,500.00",DB,"995,000.00"\n',
      [
        [2, '2026-03-14', -250_000n],
        [3, '2026-03-15', -250_000n],
      ],
    ],
    [
      'what failed or is only promised is no line, nor is what was carried over',
      'Date,Details,Amount,Status\n2026-03-01,Balance B/F,,\n2026-03-02,a,1.00,Completed\n2026-03-03,b,50.00,Failed\n2026-03-04,c,70.00,Pending\n',
      [[3, '2026-03-02', 100n]],
    ],
  ])('is read: %s', (_, text, wanted) => {
    expect(lines(text, 'USD')).toEqual(wanted);
  });

  it('is read with the balances it opens and closes with, the newest first or last', () => {
    const text = 'Date,Amount,Balance\n2026-03-03,-5.00,95.00\n2026-03-02,100.00,100.00\n';
    expect(read(text, 'USD')[0]).toMatchObject({ opening: 0n, closing: 9_500n });
  });

  it.each([
    [
      'days can be read two ways',
      'Date,Amount\n02/03/2026,1.00\n04/05/2026,2.00\n',
      'USD',
      /line 1: .*day or the month.*make a mapping/,
    ],
    [
      'a sign can be read two ways',
      'Date,Amount\n2026-03-02,"1.500"\n',
      'USD',
      /line 1: .*point or a comma.*make a mapping/,
    ],
    [
      'it names no currency',
      'Date,Amount\n2026-03-02,1.00\n',
      undefined,
      /line 1: it names no currency: --currency EUR/,
    ],
    [
      'a balance does not follow',
      'Date,Amount,Balance\n2026-03-02,1.00,1.00\n2026-03-03,1.00,3.00\n',
      'USD',
      /line 3: the balance is not the one before/,
    ],
    [
      'an amount is none',
      'Date,Amount\n2026-03-02,1.00\n2026-03-03,1.2.3\n',
      'USD',
      /line 3: "1.2.3" is no amount of USD/,
    ],
    [
      'another currency stands among them',
      'Date,Amount,Currency\n2026-03-02,1.00,USD\n2026-03-03,1.00,EUR\n',
      undefined,
      /line 3: an amount in EUR among amounts in USD/,
    ],
    [
      'a row has an amount and no day',
      'Date,Description,Amount\n2026-03-02,Ani,1.00\n,Budi,50.00\n',
      'USD',
      /line 3: "" is no day/,
    ],
    [
      'a state is not known',
      'Date,Amount,State\n2026-03-02,1.00,LIMBO\n',
      'USD',
      /line 2: "LIMBO" says neither/,
    ],
    ['no row is a heading', 'a,b\n1,2\n', 'USD', /no row names a day and an amount/],
  ])('is refused by place when %s', (_, text, currency, words) => {
    expect(() => read(text, currency)).toThrow(words);
  });

  it('is read by its mapping where it says nothing by itself', () => {
    const mapping: CsvMapping = {
      delimiter: ',',
      decimal: ',',
      days: 'mdy',
      columns: { day: 'When', amount: 'What' },
    };
    const [statement] = read('x\nWhen,What\n02/03/2026,"1.500"\n', 'USD', mapping);
    expect(statement?.lines[0]).toMatchObject({ day: '2026-02-03', amount: 150_000n });
  });
});
