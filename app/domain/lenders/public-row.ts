import { isLateOn } from '#app/domain/borrowers/lateness-rules.ts';
import { borrowerWithConsent } from '#app/domain/borrowers/lenders-view.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { useIn } from '#app/domain/potential/shown-potential.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { pick } from '#app/platform/pick.ts';

export const publicShape = {
  borrower: borrowerWithConsent,
  stories: { select: { language: true, use: true } },
  partner: { select: { zone: true } },
  instalments: { orderBy: { number: 'asc' } },
  repaymentLines: { select: { localAmount: true } },
  slices: { select: { settled: true } },
} satisfies Prisma.LoanInclude;

/** A loan in a row of faces: what everybody may see of it, no more, whoever lends to it. */
export function publicRow(
  loan: Prisma.LoanGetPayload<{ include: typeof publicShape }>,
  { now, language }: { now: Date; language: string },
) {
  const facts = { ...loan.borrower, hasConsent: loan.borrower.consents.length > 0 };
  const standing = { status: loan.status, isLate: isLateOn(loan, now) };
  return {
    ...pick(loan, 'id', 'slug', 'status', 'country', 'sector', 'fundraiserEndsAt'),
    ...pick(seenBorrower(facts, standing, 'public'), 'name', 'town', 'photo', 'drawing'),
    use: useIn(language, loan),
  };
}

export type PublicRow = ReturnType<typeof publicRow>;
