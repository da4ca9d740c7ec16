import { audit } from '#app/domain/audit/audit.ts';
import { maskedAddress, maskedName } from '#app/domain/people/masking-rules.ts';
import { hasSecondFactor } from '#app/domain/people/second-factor.ts';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { kindOfMail } from '#app/domain/notifications/mail-words.ts';
import type { MailTemplate } from '#app/jobs/catalogue.ts';
import type { Language } from '#app/messages/format.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { db, inTransaction } from '#app/platform/db.ts';

const mostShown = 20;

/** What somebody asking for help gave: their address, or the number of an order or a withdrawal. */
export interface LookUp {
  readonly by: 'address' | 'order' | 'withdrawal';
  readonly text: string;
}

/**
 * A person as support sees them: masked. Only a complete address or number
 * finds somebody, and each look-up is in the audit log.
 */
export async function lookUpPerson(
  request: LookUp & { actorId: number; now: Date; language?: Language },
) {
  const { actorId, now, language = 'en' } = request;
  const id = await personOf(request);
  if (id === null) return null;
  await inTransaction((tx) =>
    audit(tx, {
      actorId,
      verb: 'look-up-person',
      subject: `person:${id}`,
      after: { by: request.by },
      now,
    }),
  );
  return masked(id, language);
}

async function personOf({ by, text }: LookUp): Promise<number | null> {
  if (by === 'address') {
    return (await db().person.findUnique({ where: { email: text } }))?.id ?? null;
  }
  const id = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (by === 'order') return (await db().order.findUnique({ where: { id } }))?.lenderId ?? null;
  return (await db().payout.findUnique({ where: { id } }))?.lenderId ?? null;
}

async function masked(id: number, language: Language) {
  const person = await db().person.findUniqueOrThrow({
    where: { id },
    include: {
      orders: {
        orderBy: { id: 'desc' },
        take: mostShown,
        include: { declines: { orderBy: { id: 'asc' }, take: mostShown } },
      },
    },
  });
  const payouts = await db().payout.findMany({
    where: { lenderId: id, kind: 'withdrawal' },
    orderBy: { id: 'desc' },
    take: mostShown,
  });
  const mails = await db().mail.findMany({
    where: { personId: id, sentAt: { not: null }, isPosted: true },
    orderBy: { id: 'desc' },
    take: mostShown,
  });
  return {
    id,
    isBlocked: person.blockedAt !== null,
    name: maskedName(person.name),
    address: maskedAddress(person.email),
    language: person.language,
    createdAt: person.createdAt,
    isVerified: person.verifiedAt !== null,
    isClosed: person.closedAt !== null,
    hasSecondFactor: await hasSecondFactor(id),
    balance: await lenderBalance(id, fundingCurrency()),
    orders: person.orders.map((order) => {
      const { id: number, status, createdAt, paidAt, currency, placed } = order;
      const declines = order.declines.map(({ id, reason, declinedAt }) => ({
        id,
        reason,
        declinedAt,
      }));
      return { number, status, createdAt, paidAt, currency, placed, declines };
    }),
    withdrawals: payouts.map(({ id: number, status, requestedAt, endedAt, amount, currency }) => {
      return { number, status, requestedAt, endedAt, amount, currency };
    }),
    mails: mails.map(({ id: number, template, sentAt }) => {
      return { number, words: kindOfMail(template as MailTemplate, language), sentAt };
    }),
  };
}

export type MaskedPerson = NonNullable<Awaited<ReturnType<typeof lookUpPerson>>>;
