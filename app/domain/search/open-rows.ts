import { db } from '#app/platform/db.ts';
import { findText } from './find-text.ts';
import type { Find, FindRow } from './search-rules.ts';

/** Every open loan, as lists are narrowed by it. */
async function openRows(now: Date): Promise<FindRow[]> {
  const loans = await db().loan.findMany({
    where: { status: 'fundraising', fundraiserEndsAt: { gt: now } },
    select: {
      id: true,
      country: true,
      sector: true,
      amount: true,
      raised: true,
      apr: true,
      fundraiserEndsAt: true,
      preDisbursedOn: true,
      currencyLiability: true,
      nonpaymentLiability: true,
      partner: { select: { slug: true } },
      finds: {
        select: { pattern: true, termMonths: true, gender: true, isGroup: true, isFirst: true },
      },
    },
  });
  return loans.map(
    ({ partner, finds, amount, raised, fundraiserEndsAt, preDisbursedOn, ...loan }) => ({
      ...loan,
      partner: partner.slug,
      pattern: finds?.pattern ?? '',
      termMonths: finds?.termMonths ?? null,
      gender: finds?.gender ?? null,
      isGroup: finds?.isGroup ?? false,
      isFirst: finds?.isFirst ?? false,
      isPaidOutBefore: preDisbursedOn !== null,
      left: amount - raised,
      endsAt: fundraiserEndsAt ?? now,
    }),
  );
}

/** The open loans, those of them that have the words looked for, and what was misspelt. */
export async function openFound(find: Pick<Find, 'text'>, now: Date) {
  const all = await openRows(now);
  if (find.text.trim() === '') return { all, found: all, corrected: [] };
  const { ids, corrected } = await findText(find.text, ['fundraising']);
  const known = new Set(ids);
  return { all, found: all.filter((row) => known.has(row.id)), corrected };
}
