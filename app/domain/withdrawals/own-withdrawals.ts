import { accountEnd } from '#app/domain/payouts/lender-bank.ts';
import { db } from '#app/platform/db.ts';
import { pick } from '#app/platform/pick.ts';

/** The withdrawals of a lender, newest first; with an id, only that one. */
export async function withdrawalsOf(lenderId: number, id?: number) {
  const rows = await db().payout.findMany({
    where: { lenderId, kind: 'withdrawal', ...(id !== undefined && { id }) },
    include: {
      parts: { include: { cardPayment: true, depositAccount: true }, orderBy: { number: 'asc' } },
    },
    orderBy: { id: 'desc' },
  });
  return rows.map(({ parts, ...row }) => ({
    ...pick(row, 'id', 'status', 'currency', 'amount', 'requestedAt', 'madeAtStripe'),
    parts: parts.map(({ cardPayment, depositAccount, ...part }) => ({
      ...pick(part, 'number', 'status', 'amount', 'waitsFor', 'waitsUntil'),
      card: cardPayment?.card ?? null,
      accountEnd: depositAccount && accountEnd(depositAccount.account),
    })),
  }));
}
