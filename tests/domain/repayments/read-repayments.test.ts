import { describe, expect, it } from 'vitest';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';
import { judgeLine } from '#app/domain/repayments/repayment-rules.ts';

describe('readRepayments', () => {
  it('reads our own columns', () => {
    expect(readRepayments('loan,paid_on,amount,paid_by\n7,2026-03-05,125.50,Siti\n')).toEqual({
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
    });
  });

  it.each([
    ['Loan ID,Principal outstanding', 'outstanding'],
    ['Loan ID,Cumulative principal repaid', 'cumulative'],
    ['\uFEFFLoan ID;Principal outstanding', 'outstanding'],
  ])('reads a partner’s running figure: %s', (heading, kind) => {
    const separator = heading.includes(';') ? ';' : ',';
    expect(readRepayments(`${heading}\nA1${separator}480`)).toEqual({
      lines: [{ line: 2, loan: 'A1', kind, amount: '480' }],
    });
  });

  it('reads the client of a group, and JSON', () => {
    expect(readRepayments('Loan ID,Principal outstanding,Client ID\nA1,480,C9')).toMatchObject({
      lines: [{ client: 'C9' }],
    });
    const json = '{"repayments":[{"loan_id":"L1","amount":480.0,"client_id":"C1"}]}';
    expect(readRepayments(json)).toEqual({
      lines: [{ line: 1, loan: 'L1', kind: 'paid', amount: '480', client: 'C1' }],
    });
  });

  it.each([
    ['', 'file_is_empty'],
    ['loan,paid_on,amount,paid_by', 'file_is_empty'],
    ['who,what\n1,2', 'columns_are_not_known'],
    ['loan,amount\n1', 'line_has_another_number_of_columns'],
    ['loan,amount\n"1,2', 'file_is_not_readable'],
    ['{"repayments":[{"loan_id":1}]}', 'file_is_not_readable'],
    ['{"repay', 'file_is_not_readable'],
  ])('refuses %j: %s', (text, refused) => {
    expect(readRepayments(text)).toMatchObject({ refused });
  });
});

describe('judgeLine', () => {
  const loan = { status: 'in_repayment', localAmount: 1_000n, localCollected: 400n };

  it.each([
    [{ kind: 'paid', amount: 100n }, loan, { paid: 100n, error: null, warning: null }],
    [{ kind: 'cumulative', amount: 500n }, loan, { paid: 100n, error: null }],
    [{ kind: 'outstanding', amount: 450n }, loan, { paid: 150n, error: null }],
    [{ kind: 'cumulative', amount: 400n }, loan, { paid: 0n, error: null }],
    [{ kind: 'cumulative', amount: 399n }, loan, { error: 'figure_went_down' }],
    [{ kind: 'outstanding', amount: 601n }, loan, { error: 'figure_went_down' }],
    [{ kind: 'paid', amount: 0n }, loan, { error: 'amount_is_not_above_zero' }],
    [
      { kind: 'paid', amount: 601n },
      loan,
      { paid: 601n, warning: 'amount_is_above_what_is_outstanding' },
    ],
    [
      { kind: 'paid', amount: 1n },
      { ...loan, status: 'funded' },
      { error: 'loan_is_not_in_repayment' },
    ],
    [{ kind: 'paid', amount: 1n }, { ...loan, status: 'defaulted' }, { error: null }],
    [{ kind: 'paid', amount: 1n }, null, { error: 'loan_is_not_known' }],
  ] as const)('%o of %o', (figure, facts, expected) => {
    expect(judgeLine(figure, facts)).toMatchObject(expected);
  });
});
