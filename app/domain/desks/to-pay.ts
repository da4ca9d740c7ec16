import { howToPay } from '#app/domain/settlements/how-to-pay.ts';
import { isOverdue } from '#app/domain/settlements/pay-by-rules.ts';
import { db } from '#app/platform/db.ts';
import { pick } from '#app/platform/pick.ts';

/** Each settlement that is to be paid, with where to, by when and by which reference. */
export async function toPay(partnerId: number, now: Date) {
  const rows = await db().settlement.findMany({
    where: { partnerId, status: 'issued' },
    include: { partner: { select: { zone: true } } },
    orderBy: { id: 'asc' },
  });
  return Promise.all(
    rows.map(async (row) => {
      const how = await howToPay(row);
      return {
        ...pick(row, 'id', 'period', 'currency', 'netted'),
        open: row.due - row.received + row.advanced,
        isOverdue: isOverdue(how.by, row.partner.zone, now),
        how: pick(how, 'by', 'reference', 'account'),
      };
    }),
  );
}
