import type { Prisma } from '#app/platform/generated/client.ts';
import type { Loan, Reservation } from '#app/platform/generated/client.ts';
import {
  type FundraiserFacts,
  type ReservationRefusal,
  reservationRefusal,
} from './reservation-rules.ts';

type Reader = Pick<Prisma.TransactionClient, 'reservation'>;

/** What is reserved of a loan now, except by one basket or one order. */
export async function fundraiserFacts(
  reader: Reader,
  loan: Loan,
  except: { basketId?: number; orderId?: number },
  now: Date,
): Promise<FundraiserFacts> {
  const others = await reader.reservation.aggregate({
    _sum: { amount: true },
    where: {
      loanId: loan.id,
      expiresAt: { gt: now },
      ...(except.basketId !== undefined && { basketId: { not: except.basketId } }),
      ...(except.orderId !== undefined && {
        OR: [{ orderId: null }, { orderId: { not: except.orderId } }],
      }),
    },
  });
  return { ...loan, reservedByOthers: others._sum.amount ?? 0n };
}

/** The first of a basket's slices that its loan can no longer take, and why. */
export async function firstFull(
  reader: Reader,
  rows: readonly Reservation[],
  loans: readonly Loan[],
  now: Date,
): Promise<{ refused: ReservationRefusal; loanId: number } | null> {
  for (const row of rows) {
    const loan = loans.find((other) => other.id === row.loanId);
    if (!loan) throw new Error(`reservation ${row.id} is for no loan`);
    const facts = await fundraiserFacts(reader, loan, { basketId: row.basketId }, now);
    const refused = reservationRefusal(facts, row.amount, now);
    if (refused) return { refused, loanId: row.loanId };
  }
  return null;
}

/** What a basket holds: what has expired is not on its page, and not paid for. */
export function stillHeld(now: Date) {
  return { OR: [{ orderId: { not: null } }, { expiresAt: { gt: now } }] };
}
