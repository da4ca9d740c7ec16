import type { Tx } from '#app/platform/db.ts';

/** So many months are looked back upon, and so few say nothing. */
const months = 6;
const fewest = 2;

/** How many rows the partner's reports usually have; null where too few were made to say so. */
export async function usualRows(
  reader: Pick<Tx, 'repaymentReport'>,
  { partnerId, period }: { partnerId: number; period: string },
): Promise<number | null> {
  const reports = await reader.repaymentReport.findMany({
    where: { partnerId, NOT: { period } },
    select: { _count: { select: { lines: true } } },
    orderBy: { period: 'desc' },
    take: months,
  });
  const counts = reports.map((report) => report._count.lines).sort((one, other) => one - other);
  return counts.length < fewest ? null : (counts[Math.floor(counts.length / 2)] ?? null);
}

/** Less than half, or more than twice as many: a page of the file may be missing, or it is another one. */
export const isUnusual = (today: number, usual: number): boolean =>
  Math.abs(today - usual) >= 3 && (today * 2 < usual || today > usual * 2);
