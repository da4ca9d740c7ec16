import { type Statement, StatementProblem } from '#app/banks/statement.ts';
import { m } from '#app/messages/compiled/messages.js';
import { audit } from '#app/domain/audit/audit.ts';
import { dateOf } from '#app/money/days.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { continued, knownLines } from './continue-account.ts';
import { moveOpening } from './move-opening.ts';
import { newLines } from './new-lines-rules.ts';
import { readForAccount } from './read-for-account.ts';

type Answer =
  | { statementIds: number[]; added: number; known: number }
  | { refused: 'statement_is_not_taken'; because: string };

/**
 * Takes in a bank's file, all of it or nothing: each line once, whatever files told it before.
 * The file is kept as it came.
 *
 * @param request.file as it was downloaded, in any of the formats of app/banks
 */
export async function importStatement(request: {
  accountId: number;
  fileName: string;
  file: Uint8Array;
  actorId: number | null;
  now: Date;
}): Promise<Answer> {
  const { accountId, file } = request;
  const account = await db().bankAccount.findUniqueOrThrow({ where: { id: accountId } });
  try {
    const statements = readForAccount(file, account);
    return await inTransaction(async (tx) => {
      await lock(tx, 'bank_account', accountId);
      const answer = { statementIds: [] as number[], added: 0, known: 0 };
      for (const statement of inOrder(statements)) {
        const { id, added } = await take(tx, statement, request);
        answer.statementIds.push(id);
        answer.added += added;
        answer.known += statement.lines.length - added;
      }
      return answer;
    });
  } catch (error) {
    if (!(error instanceof StatementProblem)) throw error;
    return { refused: 'statement_is_not_taken', because: error.words() };
  }
}

const inOrder = (statements: readonly Statement[]) =>
  statements.toSorted((one, other) =>
    `${one.to} ${one.from}`.localeCompare(`${other.to} ${other.from}`),
  );

async function take(
  tx: Tx,
  statement: Statement,
  { accountId, fileName, file, actorId, now }: Parameters<typeof importStatement>[0],
): Promise<{ id: number; added: number }> {
  const account = await tx.bankAccount.findUniqueOrThrow({ where: { id: accountId } });
  const { from, to } = statement;
  if (from === null || to === null) {
    throw new StatementProblem(1, (options) => m.statement_no_days({}, options));
  }
  const known = await knownLines(tx, accountId);
  const fresh = newLines(
    known.filter((line) => !line.isOpening),
    statement.lines.filter((line) => line.amount !== 0n),
  );
  const went = await continued(tx, account, known, { ...statement, from, to, fresh });
  const days = { fromDay: dateOf(from), toDay: dateOf(to) };
  const { opening, closing } = statement;
  const row = { accountId, fileName, file: new Uint8Array(file), ...days, opening, closing };
  const { id } = await tx.bankStatement.create({
    data: { ...row, added: fresh.length, importedById: actorId, importedAt: now },
  });
  await tx.bankLine.createMany({
    data: fresh.map((line) => ({
      ...line,
      accountId,
      statementId: id,
      day: dateOf(line.day),
    })),
  });
  await moveOpening(tx, account, went, id);
  const after = { fileName, from, to, added: fresh.length };
  const subject = `bank_account:${accountId}`;
  await audit(tx, { actorId, verb: 'import-statement', subject, after, now });
  return { id, added: fresh.length };
}
