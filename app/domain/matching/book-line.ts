import { type LinePart, partsText } from '#app/domain/approvals/bank-line-parts.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { reverse } from '#app/ledger/reverse.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import type { Tx } from '#app/platform/db.ts';
import type { BankLine } from '#app/platform/generated/client.ts';
import { lock } from '#app/platform/locks.ts';
import { bookPart } from './book-part.ts';
import { DoesNotFit } from './does-not-fit.ts';
import { madeSince, newestJournal, standing } from './line-entries.ts';
import { isOpen } from './line-state.ts';
import { inLockOrder, lockParts } from './lock-parts.ts';

/**
 * Books a line of the bank as its parts say, all of it or nothing, and keeps which journals it is.
 * What stood on it as unknown is taken back.
 *
 * @throws DoesNotFit, when the caller's transaction must be undone
 */
export async function bookLine(
  tx: Tx,
  asked: { lineId: number; parts: readonly LinePart[]; actorId: number; now: Date },
): Promise<void> {
  const { lineId, parts, actorId, now } = asked;
  const senders = parts
    .filter(({ kind }) => kind === 'sent_back')
    .map(({ target }) => Number(target));
  await lock(tx, 'bank_line', [lineId, ...senders]);
  const line = await tx.bankLine.findUniqueOrThrow({ where: { id: lineId } });
  if (!isOpen(line)) throw new DoesNotFit('bank_line_is_booked');
  if (total(parts.map((part) => part.amount)) !== line.amount)
    throw new DoesNotFit('parts_do_not_come_to_the_line');
  const times = await timesUnknown(tx, lineId);
  await lockParts(tx, parts);
  const before = await newestJournal(tx);
  const wholes = merged(parts);
  const booking = {
    line,
    actorId,
    now,
    key: times === 0 ? `line ${lineId}` : `line ${lineId}.${times}`,
  };
  for (const [index, part] of inLockOrder(wholes).entries()) {
    if (part.kind === 'booked' || part.kind === 'before') continue;
    const key = index === 0 ? booking.key : `${booking.key}-${index + 1}`;
    await bookPart[part.kind](tx, part, { ...booking, key });
  }
  const made = await madeSince(tx, before, line.currency);
  await takeBack(tx, line, now);
  await lockAccounts(tx, ['bank'], asCurrency(line.currency));
  const found = await standing(tx, line, parts);
  await tx.bankLineEntry.createMany({
    data: [...made, ...found].map((entry) => ({ ...entry, lineId })),
  });
  if (total([...made, ...found].map((entry) => entry.amount)) !== line.amount)
    throw new DoesNotFit('part_does_not_fit');
  await tx.bankLine.update({
    where: { id: lineId },
    data: { bookedAs: partsText(parts), bookedAt: now, bookedById: actorId },
  });
}

/** Two settlements of one partner that come as one are one payment: the verbs share it out. */
function merged(parts: readonly LinePart[]): LinePart[] {
  const wholes: LinePart[] = [];
  for (const part of parts) {
    const at = wholes.findIndex((one) => one.kind === part.kind && one.target === part.target);
    const same = wholes[at];
    if (same) wholes[at] = { ...same, amount: same.amount + part.amount };
    else wholes.push(part);
  }
  return wholes;
}

/** How often it was booked as unknown before: each time, what it is has keys of its own. */
async function timesUnknown(tx: Tx, lineId: number): Promise<number> {
  const own = [':', '.', '-'].map((next) => `bank_line:line ${lineId}${next}`);
  return tx.journal.count({
    where: { OR: own.map((start) => ({ key: { startsWith: start, endsWith: ':suspense' } })) },
  });
}

/** What was booked to suspense leaves it again, so that the line can be what it is. */
async function takeBack(tx: Tx, line: BankLine, now: Date): Promise<void> {
  if (line.bookedAs === null) return;
  const entries = await tx.bankLineEntry.findMany({ where: { lineId: line.id } });
  const currency = asCurrency(line.currency);
  await lockAccounts(tx, ['suspense'], currency);
  const left = await balanceOf(tx, 'suspense', currency);
  // Somebody may have named that money in another way: it is there only once.
  const isThere = line.amount > 0n ? left >= line.amount : left <= line.amount;
  if (!isThere) throw new DoesNotFit('account_has_not_so_much');
  for (const { journalId } of entries)
    await reverse(tx, { journalId, kind: 'bank_line_reclaimed', bookedAt: now });
  await tx.bankLineEntry.deleteMany({ where: { lineId: line.id } });
}
