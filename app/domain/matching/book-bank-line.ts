import { type LinePart, partsText } from '#app/domain/approvals/bank-line-parts.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { bookLine } from './book-line.ts';
import { DoesNotFit, type LineRefusal, orRefused } from './does-not-fit.ts';
import { lockParts } from './lock-parts.ts';
import { suggestionsFor } from './suggestions-for.ts';

/** One person books a line of the bank as what it is by reference and amount; all else takes two. */
export async function bookBankLine(request: {
  lineId: number;
  parts: readonly LinePart[];
  actorId: number;
  now: Date;
}): Promise<{ booked: true } | { refused: LineRefusal | 'already_proposed' }> {
  const { lineId, parts, actorId, now } = request;
  return orRefused(() =>
    inTransaction(async (tx) => {
      const said = partsText(parts);
      const subject = `bank_line:${lineId}`;
      // Two equal lines that name one thing are judged one after the other.
      await lock(tx, 'bank_line', lineId);
      await lockParts(tx, parts);
      const open = { kind: 'bank_line', subject, approvedAt: null, withdrawnAt: null };
      if ((await tx.proposal.count({ where: open })) > 0)
        return { refused: 'already_proposed' as const };
      const line = await tx.bankLine.findUniqueOrThrow({ where: { id: lineId } });
      const known = await suggestionsFor(line, tx);
      const isExact = known.some((one) => one.isExact && partsText(one.parts) === said);
      // What two people would have to take from suspense is not one person's.
      if (await isTheirOwn(tx, parts, actorId)) throw new DoesNotFit('match_is_not_exact');
      if (!isExact || line.bookedAs !== null) {
        throw new DoesNotFit(line.bookedAs === null ? 'match_is_not_exact' : 'bank_line_is_booked');
      }
      await bookLine(tx, request);
      await audit(tx, { actorId, verb: 'book-bank-line', subject, after: { parts: said }, now });
      return { booked: true as const };
    }),
  );
}

/** Nobody books alone what makes or empties a balance of their own. */
async function isTheirOwn(tx: Tx, parts: readonly LinePart[], actorId: number): Promise<boolean> {
  const idsOf = (...kinds: string[]) =>
    parts.filter(({ kind }) => kinds.includes(kind)).map(({ target }) => Number(target));
  if (idsOf('lender', 'lender_returned').includes(actorId)) return true;
  const own = { id: { in: idsOf('payout', 'returned') }, payout: { lenderId: actorId } };
  return (await tx.payoutPart.count({ where: own })) > 0;
}
