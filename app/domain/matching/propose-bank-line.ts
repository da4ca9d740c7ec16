import type { LinePart } from '#app/domain/approvals/bank-line-parts.ts';
import { partsText } from '#app/domain/approvals/bank-line-parts.ts';
import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import { total } from '#app/money/share-out.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { bookLine } from './book-line.ts';
import { isOpen } from './line-state.ts';
import { type LineRefusal, orRefused } from './does-not-fit.ts';

/** The first of two says what a line of the bank is. */
export async function proposeBankLine(request: {
  lineId: number;
  parts: readonly LinePart[];
  reason: string;
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: LineRefusal | 'already_proposed' }> {
  const { lineId, parts, reason, actorId, now } = request;
  return inTransaction(async (tx) => {
    await lock(tx, 'bank_line', lineId);
    const line = await tx.bankLine.findUniqueOrThrow({ where: { id: lineId } });
    if (!isOpen(line) || partsText(parts) === line.bookedAs)
      return { refused: 'bank_line_is_booked' };
    if (total(parts.map((part) => part.amount)) !== line.amount)
      return { refused: 'parts_do_not_come_to_the_line' };
    const { amount, currency, name, day, text: bankText } = line;
    const details = {
      amount,
      currency: asCurrency(currency),
      day: isoDay(day),
      ...(name && { holder: name }),
      bankText,
      parts,
      ...(await whose(tx, parts)),
      reason,
    };
    return propose(tx, {
      kind: 'bank_line',
      subject: `bank_line:${lineId}`,
      details,
      actorId,
      now,
    });
  });
}

/** Whose money it is said to be, by name: nobody agrees to a number. */
async function whose(tx: Tx, parts: readonly LinePart[]) {
  const idOf = (kinds: readonly string[]) => {
    const part = parts.find(({ kind }) => kinds.includes(kind));
    return part && Number(part.target);
  };
  const partnerId = idOf(['partner']);
  const lenderId = idOf(['lender', 'lender_returned']);
  const partner = partnerId && (await tx.partner.findUnique({ where: { id: partnerId } }));
  const lender = lenderId && (await tx.person.findUnique({ where: { id: lenderId } }));
  return {
    ...(partner && { partner: partner.name }),
    ...(lender && { lender: `${lender.name} (${lender.email})` }),
  };
}

/** The second agrees: it is booked. */
export async function approveBankLine(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ lineId: number } | { refused: ApprovalRefusal | LineRefusal }> {
  const { proposalId, actorId, now } = request;
  return orRefused(() =>
    inTransaction(async (tx) => {
      const agreed = await proposalFor(tx, { kind: 'bank_line', proposalId, actorId, now });
      if ('refused' in agreed) return agreed;
      const lineId = agreed.subjectId;
      await bookLine(tx, { lineId, parts: agreed.details.parts, actorId, now });
      await approve(tx, agreed, { actorId, now });
      return { lineId };
    }),
  );
}
