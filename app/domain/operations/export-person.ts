import { slicesOf } from '#app/domain/balances/portfolio.ts';
import { withdrawalsOf } from '#app/domain/withdrawals/own-withdrawals.ts';
import { statementOf } from '#app/domain/balances/statement.ts';
import type { Currency } from '#app/money/currencies.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { db, inTransaction } from '#app/platform/db.ts';

/** The same, for whoever asks on a page: they hear of it by mail, whoever it was. */
export async function handOverPerson(
  personId: number,
  currency: Currency,
  now: Date,
): Promise<object> {
  const known = await exportPerson(personId, currency);
  const mail = { template: 'data_exported', personId } as const;
  await inTransaction((tx) => enqueue(tx, 'mail.send', mail, now));
  return known;
}

/** All that we hold about a person, for them to take along. Amounts are in minor units, as text. */
export async function exportPerson(personId: number, currency: Currency): Promise<object> {
  const person = await db().person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      sessions: { select: { createdAt: true, seenAt: true, agent: true, revokedAt: true } },
      passkeys: { select: { name: true, createdAt: true, usedAt: true, removedAt: true } },
      watchedLoans: { select: { loanId: true, since: true } },
      publicPage: { select: { slug: true, words: true, openedAt: true } },
      secondFactors: { select: { createdAt: true, confirmedAt: true, removedAt: true } },
      staffRoles: { select: { role: true, grantedAt: true, revokedAt: true } },
      partnerStaff: {
        select: { role: true, addedAt: true, removedAt: true, partner: { select: { name: true } } },
      },
    },
  });
  const { passwordHash: _, ...known } = person;
  return {
    person: known,
    ...(await moneyOf(personId, currency)),
    ...(await tracesOf(personId)),
  };
}

async function moneyOf(lenderId: number, currency: Currency) {
  const withdrawals = await withdrawalsOf(lenderId);
  return {
    orders: await db().order.findMany({
      where: { lenderId },
      select: {
        id: true,
        status: true,
        createdAt: true,
        paidAt: true,
        endedAt: true,
        email: true,
        currency: true,
        fromBalance: true,
        cardAmount: true,
        placed: true,
        tipTaken: true,
        lines: { select: { loanId: true, amount: true, placed: true } },
      },
      orderBy: { id: 'asc' },
    }),
    cardPayments: await db().cardPayment.findMany({
      where: { lenderId },
      select: {
        amount: true,
        currency: true,
        card: true,
        paidAt: true,
        refunded: true,
        disputes: { select: { amount: true, status: true, openedAt: true, closedAt: true } },
      },
      orderBy: { id: 'asc' },
    }),
    depositAccounts: await db().depositAccount.findMany({
      where: { lenderId },
      select: {
        account: true,
        holder: true,
        currency: true,
        came: true,
        takenBack: true,
        sentBack: true,
        lastAt: true,
      },
      orderBy: { id: 'asc' },
    }),
    bankDeposits: await db().bankDeposit.findMany({
      where: { lenderId },
      select: { amount: true, currency: true, announcedAt: true, endedAt: true },
      orderBy: { id: 'asc' },
    }),
    slices: await slicesOf(lenderId),
    statement: await statementOf(lenderId, currency),
    withdrawals: withdrawals.map(({ id, status, amount, requestedAt }) => {
      return { id, status, amount, requestedAt };
    }),
  };
}

/** What we wrote to them, what they wrote to us, and what the audit log says they did or was done to them. */
async function tracesOf(personId: number) {
  return {
    mails: await db().mail.findMany({
      where: { personId },
      select: { template: true, sentAt: true, isPosted: true },
      orderBy: { id: 'asc' },
    }),
    acts: await db().auditRow.findMany({
      where: { OR: [{ actorId: personId }, { subject: `person:${personId}` }] },
      select: { at: true, verb: true, subject: true },
      orderBy: { id: 'asc' },
    }),
  };
}
