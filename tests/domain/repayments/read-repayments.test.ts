import { describe, expect, it } from 'vitest';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';

describe('readRepayments', () => {
  it('reads our own columns', () => {
    expect(readRepayments('loan,paid_on,amount,paid_by\n7,2026-03-05,125.50,Siti\n')).toMatchObject(
      {
        lines: [
          {
            line: 2,
            loan: '7',
            kind: 'paid',
            amount: '125.50',
            paidOn: '2026-03-05',
            paidBy: 'Siti',
          },
        ],
        columns: { loan: 'loan', paidOn: 'paid_on', amount: 'amount', paidBy: 'paid_by' },
      },
    );
  });

  it.each([
    ['Loan ID,Principal outstanding', 'outstanding'],
    ['Loan ID,Cumulative principal repaid', 'cumulative'],
    ['\uFEFFLoan ID;Principal outstanding', 'outstanding'],
  ])('reads a partner’s running figure: %s', (heading, kind) => {
    const separator = heading.includes(';') ? ';' : ',';
    expect(readRepayments(`${heading}\nA1${separator}480`)).toMatchObject({
      lines: [{ line: 2, loan: 'A1', kind, amount: '480' }],
    });
  });

  it('takes of several figures the one that is preferred', () => {
    const text = 'Loan ID,Amount,Principal outstanding\nA1,20,480';
    expect(readRepayments(text)).toMatchObject({ lines: [{ kind: 'paid', amount: '20' }] });
    expect(readRepayments(text, { prefers: ['outstanding'] })).toMatchObject({
      lines: [{ kind: 'outstanding', amount: '480' }],
    });
  });

  it('reads the client of a group, and JSON, whose amounts are a program’s', () => {
    expect(readRepayments('Loan ID,Principal outstanding,Client ID\nA1,480,C9')).toMatchObject({
      lines: [{ client: 'C9' }],
    });
    const json = '{"repayments":[{"loan_id":"L1","amount":480.0,"client_id":"C1"}]}';
    expect(readRepayments(json)).toMatchObject({
      lines: [{ line: 1, loan: 'L1', kind: 'paid', amount: '480', client: 'C1' }],
      decimal: '.',
    });
  });

  it('skips titles and totals, and says so; lines are the file’s own', () => {
    const text = 'Koperasi Mekar\n\nLaporan Oktober,,\nNo Pinjaman;Jumlah\n\nA1;100\nJumlah;100\n';
    expect(readRepayments(text)).toMatchObject({
      lines: [{ line: 6, loan: 'A1', amount: '100' }],
      leftOut: [
        { line: 1, why: 'title', words: 'Koperasi Mekar' },
        { line: 3, why: 'title' },
        { line: 7, why: 'total', words: 'Jumlah 100' },
      ],
    });
  });

  it('reads whatever parts the cells, and UTF-16 as Excel saves "Unicode text"', () => {
    const tabs = 'loan\tamount\nA1\t100';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(tabs, 'utf16le')]);
    for (const file of [tabs, new Uint8Array(utf16), 'sep=|\nloan|amount\nA1|100'])
      expect(readRepayments(file)).toMatchObject({ lines: [{ loan: 'A1', amount: '100' }] });
  });

  it.each([
    ['', 'file_is_empty'],
    ['loan,paid_on,amount,paid_by', 'file_is_empty'],
    ['who,what\n1,2', 'columns_are_not_known'],
    ['{"repay":[]}', 'file_is_not_readable'],
    ['{"repay', 'file_is_not_readable'],
    ['PK\u0003\u0004...', 'file_is_a_workbook'],
    ['<?xml version="1.0"?><Document/>', 'file_is_not_readable'],
  ])('refuses %j: %s', (text, refused) => {
    expect(readRepayments(text)).toMatchObject({ refused });
  });
});
