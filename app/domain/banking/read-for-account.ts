import type { CsvMapping } from '#app/banks/csv-mapping.ts';
import { readStatements } from '#app/banks/read-statement.ts';
import { type Statement, StatementProblem } from '#app/banks/statement.ts';
import { m } from '#app/messages/compiled/messages.js';
import type { BankAccount } from '#app/platform/generated/client.ts';
import { isThatAccount } from './same-account-rules.ts';

/**
 * The statements of a file, as its account's mapping says where it is CSV.
 *
 * @throws StatementProblem also where it is of another account or in another currency
 */
export function readForAccount(file: Uint8Array, account: BankAccount): Statement[] {
  const mapping = account.csvMapping as unknown as CsvMapping | null;
  const told = { currency: account.currency, ...(mapping && { mapping }) };
  const statements = readStatements(file, told);
  for (const statement of statements) {
    const place = statement.lines[0]?.line ?? 1;
    if (statement.account !== null && !isThatAccount(account.identifier, statement.account)) {
      const said = { told: statement.account, ours: account.identifier, name: account.name };
      throw new StatementProblem(place, (options) => m.statement_other_account(said, options));
    }
    if (statement.currency !== account.currency) {
      const said = { told: statement.currency, ours: account.currency, name: account.name };
      throw new StatementProblem(place, (options) => m.statement_other_currency(said, options));
    }
  }
  return statements;
}
