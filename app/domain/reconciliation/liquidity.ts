import { type StripeBalance, stripeBalances } from '#app/payments/balance.ts';
import { isStripeTrouble } from '#app/payments/stripe.ts';
import { db } from '#app/platform/db.ts';
import { takesCards } from '#app/platform/env.ts';
import { log } from '#app/platform/log.ts';

export interface Promised {
  readonly kind: 'withdrawal' | 'partner' | 'loan' | 'payable';
  /** A partner's or a borrower's name; null for a lender, whom the page need not name. */
  readonly to: string | null;
  readonly rail: 'stripe' | 'bank';
  readonly amount: bigint;
  readonly currency: string;
  readonly since: Date | null;
  readonly waitsFor: string | null;
}

/** What is there to pay with, where it stands, and what of it is promised. */
export async function liquidity() {
  const [standing, promised] = [await standingNow(), await promisedNow()];
  return { stripe: await atStripe(), standing, promised };
}

/** Null when Stripe cannot be asked now. */
async function atStripe(): Promise<StripeBalance[] | null> {
  if (!takesCards()) return [];
  try {
    return await stripeBalances();
  } catch (error) {
    if (!isStripeTrouble(error)) throw error;
    log().warn({ err: error }, 'liquidity.stripe_not_asked');
    return null;
  }
}

/** By the books: what stands at Stripe and the bank, what of it is owed to others, what is the host's. */
async function standingNow() {
  return db().$queryRaw<
    { currency: string; stripe: bigint; bank: bigint; owed: bigint }[]
  >`select currency,
           coalesce(sum(balance) filter (where name = 'stripe'), 0)::bigint as stripe,
           coalesce(sum(balance) filter (where name = 'bank'), 0)::bigint as bank,
           coalesce(sum(balance) filter (where name ~
             '^(lender:[0-9]+|(order|payout):[0-9]+:held|loan:[0-9]+:(raised|collected)|partner:[0-9]+:(payable|overpaid))$'), 0)::bigint as owed
      from accounts group by currency
    having bool_or(balance <> 0 and name in ('stripe', 'bank')) order by currency`;
}

async function promisedNow(): Promise<Promised[]> {
  const parts = await db().payoutPart.findMany({
    where: { status: { in: ['intended', 'sent'] } },
    include: { payout: true },
    orderBy: { id: 'asc' },
  });
  const loans = await db().loan.findMany({
    where: { status: 'funded' },
    include: { partner: true, events: { where: { becomes: 'funded' } } },
    orderBy: { id: 'asc' },
  });
  const payable = await db().account.findMany({
    where: { name: { startsWith: 'partner:', endsWith: ':payable' }, balance: { gt: 0n } },
  });
  const partners = await db().partner.findMany({ select: { id: true, name: true } });
  const nameOf = (id: number | null) => partners.find((partner) => partner.id === id)?.name ?? null;
  return [
    ...parts.map(({ payout, ...part }): Promised => ({
      kind: payout.kind,
      to: nameOf(payout.partnerId),
      rail: part.rail === 'bank_wire' ? 'bank' : 'stripe',
      amount: part.amount,
      currency: payout.currency,
      since: payout.requestedAt,
      waitsFor: part.waitsFor,
    })),
    ...loans.map((loan): Promised => ({
      kind: 'loan',
      to: loan.partner.name,
      rail: loan.partner.payoutRail === 'stripe' ? 'stripe' : 'bank',
      amount: loan.raised,
      currency: loan.currency,
      since: loan.events[0]?.at ?? null,
      waitsFor: null,
    })),
    ...payable.map((account): Promised => ({
      kind: 'payable',
      to: nameOf(Number(account.name.split(':')[1])),
      rail: 'bank',
      amount: account.balance,
      currency: account.currency,
      since: null,
      waitsFor: null,
    })),
  ];
}
