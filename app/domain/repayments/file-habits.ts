import type { DayOrder, DecimalSign } from '#app/files/figures.ts';
import type { Tx } from '#app/platform/db.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { type FileMapping, asMapping } from './file-mapping.ts';
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

/** How the partner said that its columns are to be read. */
export async function keptMapping(
  reader: Pick<Tx, 'partnerFileHabit'>,
  partnerId: number,
): Promise<FileMapping | null> {
  const row = await reader.partnerFileHabit.findUnique({ where: { partnerId } });
  return asMapping(row?.mapping);
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
    /** Null where columns are read by their headings again. */
    mapping?: FileMapping | null | undefined;
  },
): Promise<void> {
  const dayOrder = said.days === 'dmy' || said.days === 'mdy' ? said.days : null;
  const { mapping } = said;
  if (said.decimal === null && dayOrder === null && mapping === undefined) return;
  const facts = {
    ...(said.decimal && { decimalSign: said.decimal }),
    ...(dayOrder && { dayOrder }),
    ...(mapping !== undefined && { mapping: mapping === null ? Prisma.DbNull : inJson(mapping) }),
    changedAt: now,
  };
  await tx.partnerFileHabit.upsert({
    where: { partnerId },
    create: { partnerId, ...facts },
    update: facts,
  });
}

const inJson = (mapping: FileMapping) => mapping as unknown as Prisma.InputJsonObject;
