import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { slicesOf, withdrawalsOf } from './portfolio.ts';
import { statementOf } from './statement.ts';

/** All that we hold about a person, for them to take along. Amounts are in minor units, as text. */
export async function exportPerson(personId: number, currency: Currency): Promise<object> {
  const person = await db().person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      sessions: { select: { createdAt: true, seenAt: true, agent: true, revokedAt: true } },
      passkeys: { select: { name: true, createdAt: true, usedAt: true, removedAt: true } },
      cardPayments: { select: { amount: true, currency: true, card: true, paidAt: true } },
    },
  });
  const { passwordHash: _, ...known } = person;
  const mails = await db().mail.findMany({
    where: { personId },
    select: { template: true, sentAt: true, isPosted: true },
  });
  const withdrawals = await withdrawalsOf(personId);
  return {
    person: known,
    slices: await slicesOf(personId),
    statement: await statementOf(personId, currency),
    withdrawals: withdrawals.map(({ id, status, amount, requestedAt }) => {
      return { id, status, amount, requestedAt };
    }),
    mails,
  };
}
