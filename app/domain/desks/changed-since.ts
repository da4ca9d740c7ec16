import { db } from '#app/platform/db.ts';

/** Which parts of a draft its partner changed after it was sent back; empty where it never was. */
export async function changedSince(loanId: number): Promise<string[]> {
  const sentBack = await db().loanEvent.findFirst({
    where: { loanId, becomes: 'changes_requested' },
    orderBy: { id: 'desc' },
  });
  if (!sentBack) return [];
  const rows = await db().auditRow.findMany({
    where: { verb: 'revise-draft', subject: `loan:${loanId}`, at: { gte: sentBack.at } },
    select: { after: true },
  });
  const names = rows.flatMap(({ after }) =>
    String((after as { changed?: string } | null)?.changed ?? '').split(' '),
  );
  return [...new Set(names)].filter(Boolean);
}
