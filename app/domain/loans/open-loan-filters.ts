import type { Prisma } from '#app/platform/generated/client.ts';
import { db } from '#app/platform/db.ts';

/** What open loans can be filtered by. */
export interface LoanFilters {
  readonly country?: string;
  readonly sector?: string;
  /** What the money is for, in the partner's word: the activity. */
  readonly purpose?: string;
  /** A partner's slug. */
  readonly partner?: string;
  /** At most this much is left to fund, in minor units. */
  readonly leftMost?: bigint;
  /** Closes within this many days. */
  readonly closesInDays?: number;
  readonly text?: string;
  /** The card after which the page continues: `fundraiserEndsAt` and id of the last one seen. */
  readonly after?: string;
}

/** The filters as the database asks them. */
export async function openWhere(filters: LoanFilters, now: Date): Promise<Prisma.LoanWhereInput> {
  const { country, sector, purpose, partner, text, leftMost, closesInDays } = filters;
  const words = { contains: text ?? '', mode: 'insensitive' } as const;
  const until = closesInDays ? new Date(now.getTime() + closesInDays * 86_400_000) : null;
  return {
    status: 'fundraising',
    fundraiserEndsAt: { gt: now, ...(until && { lte: until }) },
    ...(country && { country }),
    ...(sector && { sector }),
    ...(purpose && { activity: purpose }),
    ...(partner && { partner: { slug: partner } }),
    ...(leftMost !== undefined && { id: { in: await almostFunded(leftMost) } }),
    ...(text && {
      OR: [{ use: words }, { activity: words }, { stories: { some: { text: words } } }],
    }),
  };
}

async function almostFunded(leftMost: bigint): Promise<number[]> {
  const rows = await db().$queryRaw<{ id: number }[]>`
    select id from loans where status = 'fundraising' and amount - raised <= ${leftMost}`;
  return rows.map((row) => row.id);
}

/** A page continues after the last card seen; there are no page numbers. */
export function afterCursor(after: string | undefined): Prisma.LoanWhereInput {
  const match = /^(\d{1,15})-(\d{1,9})$/.exec(after ?? '');
  if (!match) return {};
  const endsAt = new Date(Number(match[1]));
  return {
    OR: [
      { fundraiserEndsAt: { gt: endsAt } },
      { fundraiserEndsAt: endsAt, id: { gt: Number(match[2]) } },
    ],
  };
}
