import type { DayOrder, DecimalSign } from '#app/files/figures.ts';
import type { Tx } from '#app/platform/db.ts';
import type { ToldOfFile } from './judged-line.ts';

/** How a partner's last file was written: it decides only where the next one does not. */
export async function fileHabits(
  reader: Pick<Tx, 'partnerFileHabit'>,
  partnerId: number,
): Promise<Pick<ToldOfFile, 'pastDecimal' | 'pastDays'>> {
  const row = await reader.partnerFileHabit.findUnique({ where: { partnerId } });
  return {
    pastDecimal: (row?.decimalSign ?? null) as DecimalSign | null,
    pastDays: (row?.dayOrder ?? null) as DayOrder | null,
  };
}

/** What a saved file said is kept; what it did not say stays as it was. */
export async function keepHabits(
  tx: Tx,
  {
    partnerId,
    now,
    ...said
  }: { partnerId: number; now: Date } & {
    decimal: DecimalSign | null;
    days: DayOrder | null;
  },
): Promise<void> {
  const dayOrder = said.days === 'dmy' || said.days === 'mdy' ? said.days : null;
  if (said.decimal === null && dayOrder === null) return;
  const facts = {
    ...(said.decimal && { decimalSign: said.decimal }),
    ...(dayOrder && { dayOrder }),
    changedAt: now,
  };
  await tx.partnerFileHabit.upsert({
    where: { partnerId },
    create: { partnerId, ...facts },
    update: facts,
  });
}
