import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { readStatements } from '#app/banks/read-statement.ts';
import { type BankLine, StatementProblem } from '#app/banks/statement.ts';
import { decimalOf } from '#app/money/money.ts';
import { runCommand } from '#app/platform/run-command.ts';

/**
 * `npm run bank:read -- FILE [--currency EUR]`: a bank's statement as JSON on standard output, money
 * out negative. Exit 1, in words, when it cannot be read, or is of another currency.
 */
async function main(): Promise<number> {
  const { values, positionals } = asked();
  const [file] = positionals;
  if (!file) {
    console.error('Name a file: npm run bank:read -- statement.xml [--currency EUR]');
    return 1;
  }
  try {
    const told = values.currency === undefined ? {} : { currency: values.currency.toUpperCase() };
    const statements = readStatements(await readFile(file), told);
    const other = statements.find(({ currency }) => currency !== (told.currency ?? currency));
    if (other) {
      console.error(`${file}: the statement is in ${other.currency}, not in ${values.currency}.`);
      return 1;
    }
    const lines = statements.flatMap((statement) => statement.lines.map(written));
    console.log(JSON.stringify(lines, null, 1));
    return 0;
  } catch (error) {
    const isOurs =
      error instanceof StatementProblem || Boolean((error as NodeJS.ErrnoException).syscall);
    if (!isOurs) throw error;
    console.error(`${file}: ${(error as Error).message}`);
    return 1;
  }
}

/** An option that there is not is said, and nothing is read. */
function asked() {
  try {
    return parseArgs({ options: { currency: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    console.error((error as Error).message);
    return { values: {} as { currency?: string }, positionals: [] };
  }
}

function written(line: BankLine) {
  return {
    line: line.line,
    day: line.day,
    amount: decimalOf(line),
    currency: line.currency,
    reference: line.reference,
    name: line.name,
    text: line.text,
    bank_reference: line.bankReference,
  };
}

await runCommand(main);
