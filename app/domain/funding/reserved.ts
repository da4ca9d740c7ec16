import type { Prisma } from '#app/platform/generated/client.ts';
import type { Loan } from '#app/platform/generated/client.ts';
import type { FundraiserFacts } from './reservation-rules.ts';

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
