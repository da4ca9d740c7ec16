import { lockBasket } from '#app/domain/baskets/lock-basket.ts';
import { guestPerson } from '#app/domain/people/guest.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { total } from '#app/money/share-out.ts';
import { tipRefusal } from './order-rules.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { smallest } from '#app/platform/env.ts';
import { hashOf } from '#app/platform/ids.ts';

type Answer =
  { asked: true } | { refused: 'basket_is_empty' | NonNullable<ReturnType<typeof tipRefusal>> };

/**
 * A guest goes to the checkout by a mailed link. Everybody sees the same page; an address that has an account
 * is told by mail to sign in, so that nobody learns who has one, and nobody pays in another's name.
 */
export async function askGuestCheckout(request: {
  basket: string;
  email: string;
  language: string;
  isDemo: boolean;
  tip: bigint;
  isTipMeant: boolean;
  now: Date;
}): Promise<Answer> {
  const { basket, email, language, isDemo, tip, now } = request;
  return inTransaction(async (tx) => {
    const basketId = await lockBasket(tx, basket);
    const live = { basketId, orderId: null, expiresAt: { gt: now } };

    const rows = await tx.reservation.findMany({ where: live });
    if (rows.length === 0) return { refused: 'basket_is_empty' };
    const lent = total(rows.map((row) => row.amount));
    const isMeant = request.isTipMeant;
    const wrong = tipRefusal(tip, { lent, smallestTip: smallest().tip, isMeant });
    if (wrong) return { refused: wrong };

    const { personId, hasAccount } = await guestPerson(tx, { email, language, isDemo, now });
    if (hasAccount) {
      await enqueue(tx, 'mail.send', { template: 'guest_has_account', personId }, now);
      return { asked: true };
    }
    const { id: subjectId } = await tx.guestCheckout.create({
      data: { basketId, personId, tip, createdAt: now },
    });
    await enqueue(tx, 'mail.send', { template: 'guest_checkout', personId, subjectId }, now);
    return { asked: true };
  });
}

/** The checkout that a mailed link opens; null when the link is over. */
export async function guestCheckoutBehind(token: string, now: Date) {
  const open = { usedAt: null, expiresAt: { gt: now } };
  const link = await db().emailLink.findFirst({
    where: { tokenHash: hashOf(token), purpose: 'guest_checkout', ...open },
  });
  if (!link?.subjectId) return null;
  const { subjectId: id, personId } = link;
  return db().guestCheckout.findFirst({ where: { id, personId } });
}

/** What the page of the link shows: the slices that are still set aside, and the order that has begun. */
export async function guestCheckoutPage(token: string, now: Date) {
  const checkout = await guestCheckoutBehind(token, now);
  if (!checkout) return null;
  const rows = await db().reservation.findMany({
    where: { basketId: checkout.basketId, expiresAt: { gt: now } },
    include: { loan: true, order: { select: { lenderId: true } } },
    orderBy: { id: 'asc' },
  });
  // Somebody else may pay for the same basket: their order is not this link's.
  const isOthers = rows.some((row) => row.order && row.order.lenderId !== checkout.personId);
  if (isOthers) return null;
  return {
    tip: checkout.tip,
    orderId: rows.find((row) => row.orderId !== null)?.orderId ?? null,
    rows: rows.map(({ loanId, amount, loan: { slug, use, currency } }) => {
      return { loanId, amount, slug, use, currency };
    }),
  };
}
