import { type LinePart, partsText } from '#app/domain/approvals/bank-line-parts.ts';
import { importStatement } from '#app/domain/banking/import-statement.ts';
import { openBankAccount } from '#app/domain/banking/open-bank-account.ts';
import { bookBankLine } from '#app/domain/matching/book-bank-line.ts';
import { approveBankLine, proposeBankLine } from '#app/domain/matching/propose-bank-line.ts';
import { suggestionsFor } from '#app/domain/matching/suggestions-for.ts';
import type { Currency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { type MadeUpLine, madeUpBank } from '#sandbox/bank/made-up-bank.ts';
import { type WrittenFormat, writeStatement } from '#sandbox/bank/write-statement.ts';
import { granted } from './given.ts';
import type { World } from './world.ts';

/** An account of the host at a bank that does not exist, which tells by statements what happens on it. */
export async function atTheBank(
  world: World,
  two: readonly [number, number],
  more: { currency?: Currency; opening?: bigint; format?: WrittenFormat; account?: string } = {},
) {
  const { currency = 'USD', opening = 0n, format = 'camt053' } = more;
  const { account = 'US00NUSA0000004711' } = more;
  const bank = madeUpBank(account, currency, opening);
  const { accountId } = granted(
    await openBankAccount({
      name: 'Current',
      account: bank.account,
      currency,
      holder: 'Urunan Foundation',
      bank: 'Bank Nusa',
      bic: 'NUSAUS33',
      actorId: two[0],
      now: world.now,
    }),
  );
  const begun = isoDay(world.now);

  /** Everything that the account has seen, up to now. */
  async function tell(from = begun) {
    const text = writeStatement[format](bank.statement(from, isoDay(world.now)));
    const file = new TextEncoder().encode(text);
    const request = { accountId, fileName: 'statement', file, actorId: two[0], now: world.now };
    return granted(await importStatement(request));
  }

  const newest = () => db().bankLine.findFirstOrThrow({ orderBy: { id: 'desc' } });
  const opened = () => db().bankLine.findFirstOrThrow({ where: { line: 0 } });

  /** A line comes, today, and is told. */
  async function line(facts: Omit<MadeUpLine, 'day'>) {
    bank.put({ day: isoDay(world.now), ...facts });
    await tell();
    return newest();
  }

  async function suggested(lineId: number) {
    const found = await suggestionsFor(
      await db().bankLine.findUniqueOrThrow({ where: { id: lineId } }),
    );
    return found.map(({ parts, why, isExact }) => ({ parts: partsText(parts), why, isExact }));
  }

  async function partsOf(lineId: number): Promise<readonly LinePart[]> {
    const row = await db().bankLine.findUniqueOrThrow({ where: { id: lineId } });
    const [first] = await suggestionsFor(row);
    if (!first) throw new Error(`nothing is suggested for line ${lineId}`);
    return first.parts;
  }

  /** What is suggested first, by one person. */
  const booked = async (lineId: number) =>
    bookBankLine({ lineId, parts: await partsOf(lineId), actorId: two[0], now: world.now });

  const proposed = (lineId: number, parts: readonly LinePart[]) =>
    proposeBankLine({
      lineId,
      parts,
      reason: 'asked by telephone',
      actorId: two[0],
      now: world.now,
    });

  /** By two people: what is suggested first, or as they say. */
  async function agreed(lineId: number, parts?: readonly LinePart[]) {
    const { proposalId } = granted(await proposed(lineId, parts ?? (await partsOf(lineId))));
    return granted(await approveBankLine({ proposalId, actorId: two[1], now: world.now }));
  }

  return { bank, accountId, tell, line, opened, suggested, booked, proposed, agreed };
}
