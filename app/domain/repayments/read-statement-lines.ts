import { readStatements } from '#app/banks/read-statement.ts';
import { StatementProblem } from '#app/banks/statement.ts';
import { decimalOf } from '#app/money/money.ts';
import type { ReadAnswer } from './reported-line.ts';

/**
 * A statement of a wallet or a bank, in place of a report: what came in, each with the words in which its
 * loan may be named. What left is no repayment.
 */
export function readStatementLines(bytes: Uint8Array, currency: string | undefined): ReadAnswer {
  try {
    const lines = readStatements(bytes, currency ? { currency } : {}).flatMap((one) => one.lines);
    const came = lines.filter(({ amount }) => amount > 0n);
    if (came.length === 0) return { refused: 'file_is_empty' };
    return {
      lines: came.map(({ line, day, amount, currency: unit, reference, name, text }) => ({
        line,
        loan: '',
        kind: 'paid',
        amount: decimalOf({ amount, currency: unit }),
        paidOn: day,
        names: [reference, text, name].filter(Boolean).join(' · '),
        ...(name && { paidBy: name }),
      })),
      leftOut: lines
        .filter(({ amount }) => amount <= 0n)
        .map(({ line, text }) => ({ line, why: 'out' as const, words: text })),
      columns: {},
      decimal: '.',
    };
  } catch (error) {
    if (!(error instanceof StatementProblem)) throw error;
    return { refused: 'file_is_not_readable', line: error.line, detail: error.say() };
  }
}

/** Whether a file is certainly a statement, and not a table that people made. */
export const isStatement = (text: string) => /^\s*<|^\s*OFXHEADER|^\s*\{1:F01|^\s*:20:/.test(text);
