import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { db } from '#app/platform/db.ts';
import { type Find, beforeKey, borrowerNamed, onePage, pageOf } from './find-rows.ts';

/** A partner's borrowers and groups, newest first, with whether they may be shown. */
export async function deskBorrowers(partnerId: number, find: Find) {
  const rows = await db().borrower.findMany({
    where: { partnerId, AND: [beforeKey(find.before), borrowerNamed(find.text)] },
    include: { consents: { where: { withdrawnAt: null } }, _count: { select: { loans: true } } },
    ...onePage,
  });
  const { page, next } = pageOf(rows);
  const borrowers = page.map(
    ({ id, clientId, memberCount, town, photoName, consents, _count, ...names }) => ({
      id,
      name: borrowerName(names),
      clientId,
      memberCount,
      town,
      hasPhoto: photoName !== null,
      hasConsent: consents.length > 0,
      loanCount: _count.loans,
    }),
  );
  return { borrowers, next };
}

/** One of them with the record of consent and the loans; null when it is another partner's. */
export async function deskBorrower(borrowerId: number, partnerId: number) {
  const borrower = await db().borrower.findFirst({
    where: { id: borrowerId, partnerId },
    include: {
      consents: { orderBy: { id: 'desc' } },
      photo: true,
      loans: { orderBy: { id: 'desc' } },
    },
  });
  if (!borrower) return null;
  const recorders = await db().person.findMany({
    where: { id: { in: borrower.consents.flatMap((consent) => consent.recordedById ?? []) } },
    select: { id: true, name: true },
  });
  return {
    id: borrower.id,
    name: borrowerName(borrower),
    firstName: borrower.firstName,
    memberCount: borrower.memberCount,
    clientId: borrower.clientId,
    town: borrower.town,
    country: borrower.country,
    photo: borrower.photo,
    hasConsent: borrower.consents.some((consent) => consent.withdrawnAt === null),
    consents: borrower.consents.map(({ id, givenAt, withdrawnAt, recordedById }) => ({
      id,
      givenAt,
      withdrawnAt,
      recordedBy: recorders.find((person) => person.id === recordedById)?.name ?? null,
    })),
    loans: borrower.loans.map(({ id, use, status, amount, currency }) => {
      return { id, use, status, amount, currency };
    }),
  };
}
