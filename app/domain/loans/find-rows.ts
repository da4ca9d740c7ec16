import type { Prisma } from '#app/platform/generated/client.ts';
import type { LoanStatus } from '#app/platform/generated/enums.ts';

/** What staff look for in a list that may be long: newest first, a page at a time by key. */
export interface Find {
  readonly text: string;
  readonly status: LoanStatus | null;
  /** The row after which the page begins; null: the first page. */
  readonly before: number | null;
}

export const everything: Find = { text: '', status: null, before: null };

const pageSize = 50;

/** One row more than a page shows, to know whether there is another. */
export const onePage = { orderBy: { id: 'desc' }, take: pageSize + 1 } as const;

/** The page itself, and the key of the next one. */
export function pageOf<Row extends { id: number }>(rows: readonly Row[]) {
  const page = rows.slice(0, pageSize);
  return { page, next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null };
}

export const beforeKey = (before: number | null) => (before === null ? {} : { id: { lt: before } });

/** A borrower by a part of a name, or by the partner's own number. */
export function borrowerNamed(text: string): Prisma.BorrowerWhereInput {
  if (text === '') return {};
  const contains = { contains: text, mode: 'insensitive' } as const;
  return { OR: [{ firstName: contains }, { groupName: contains }, { clientId: text }] };
}

/** A loan by its borrower, its purpose, or a number of ours or the partner's. */
export function loanFound({ text, status, before }: Find): Prisma.LoanWhereInput {
  const number = /^#?(\d{1,9})$/.exec(text)?.[1];
  const contains = { contains: text, mode: 'insensitive' } as const;
  const named: Prisma.LoanWhereInput[] = [
    { borrower: borrowerNamed(text) },
    { use: contains },
    { externalId: text },
    ...(number ? [{ id: Number(number) }] : []),
  ];
  return {
    ...(status && { status }),
    AND: [beforeKey(before), text === '' ? {} : { OR: named }],
  };
}
