import { type LinePart, partsText } from '#app/domain/approvals/bank-line-parts.ts';
import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import { bookLine } from './book-line.ts';
import { DoesNotFit, type LineRefusal, orRefused } from './does-not-fit.ts';
import { suggestionsFor } from './suggestions-for.ts';

/** One person books a line of the bank as what it is by reference and amount; all else takes two. */
export async function bookBankLine(request: {
  lineId: number;
  parts: readonly LinePart[];
  actorId: number;
  now: Date;
}): Promise<{ booked: true } | { refused: LineRefusal }> {
  const { lineId, parts, actorId, now } = request;
  return orRefused(() =>
    inTransaction(async (tx) => {
      const said = partsText(parts);
      const line = await tx.bankLine.findUniqueOrThrow({ where: { id: lineId } });
      const known = await suggestionsFor(line, tx);
      const isExact = known.some((one) => one.isExact && partsText(one.parts) === said);
      // What two people would have to take from suspense is not one person's.
      if (!isExact || line.bookedAs !== null) {
        throw new DoesNotFit(line.bookedAs === null ? 'match_is_not_exact' : 'bank_line_is_booked');
      }
      await bookLine(tx, request);
      const subject = `bank_line:${lineId}`;
      await audit(tx, { actorId, verb: 'book-bank-line', subject, after: { parts: said }, now });
      return { booked: true as const };
    }),
  );
}
