import { approveBankPayout, proposeBankPayout } from '#app/domain/payouts/bank-payouts.ts';
import { approveDisbursement } from '#app/domain/disbursements/approve-disbursement.ts';
import { proposeDisbursement } from '#app/domain/disbursements/propose-disbursement.ts';
import { openBasket } from '#app/domain/baskets/baskets.ts';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { concludeOrder } from '#app/domain/funding/conclude-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { approveLoan } from '#app/domain/loans/approve-loan.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import type { KivaLoan } from '#app/domain/drafts/read-kiva-loans.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { addPartner } from '#app/domain/partners/add-partner.ts';
import { isoDay } from '#app/money/days.ts';
import { splitByWeight } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';
import { draftOfKivaLoan } from './draft-of-kiva-loan.ts';
import { partnerFacts } from './partners.ts';
import type { DemoCast } from './people.ts';
import { type Stage, done } from './stage.ts';

export interface PostedLoan {
  readonly loanId: number;
  readonly partnerId: number;
  readonly amount: bigint;
  readonly localAmount: bigint;
  readonly localCurrency: string;
}

/** Posts and approves the loans of a file; partners that are missing are made. */
export async function postLoans(
  stage: Pick<Stage, 'time'>,
  loans: readonly KivaLoan[],
  known: ReadonlyMap<string, number> = new Map(),
): Promise<{ posted: PostedLoan[]; partners: Map<string, number> }> {
  const { now } = stage.time;
  const partners = new Map(known);
  const posted: PostedLoan[] = [];
  for (const loan of loans) {
    const partnerId = partners.get(loan.partnerId) ?? (await makePartner(loan, now));
    partners.set(loan.partnerId, partnerId);
    const draft = draftOfKivaLoan(loan, isoDay(now));
    const { loanId } = done(await draftLoan({ partnerId, draft, actorId: null, now }));
    done(await submitLoan({ loanId, actorId: null, now }));
    done(await approveLoan({ loanId, actorId: null, now }));
    const { amount, localAmount, localCurrency } = draft;
    posted.push({ loanId, partnerId, amount, localAmount, localCurrency });
  }
  return { posted, partners };
}

async function makePartner(loan: KivaLoan, now: Date): Promise<number> {
  const facts = { ...partnerFacts(loan), externalId: loan.partnerId, isDemo: true };
  const { partnerId } = await addPartner({ ...facts, actorId: null, now });
  return partnerId;
}

const share = 2_500n;

/** Everyone lends to every loan, in unequal parts; the last lender takes what is left. */
export async function fundLoans(
  stage: Stage,
  lenders: readonly number[],
  loans: { funded: readonly PostedLoan[]; expiring: PostedLoan | undefined },
): Promise<void> {
  const weights = lenders.map((_, index) => BigInt(2 * index + 1));
  for (const [index, lenderId] of lenders.entries()) {
    const slices = loans.funded.flatMap((loan) => {
      const parts = splitByWeight(loan.amount / share, weights).map((count) => count * share);
      const rest = loan.amount % share;
      const part = (parts[index] ?? 0n) + (index === lenders.length - 1 ? rest : 0n);
      return part > 0n ? [{ loanId: loan.loanId, amount: part }] : [];
    });
    const early = loans.expiring && index < 2 && loans.expiring.amount > 2n * share;
    if (early && loans.expiring) slices.push({ loanId: loans.expiring.loanId, amount: share });
    if (slices.length > 0) await lend(stage, lenderId, slices, { tip: index === 1 ? 500n : 0n });
  }
}

/** One lender's way: basket, order, hosted checkout, card, and back. */
export async function lend(
  stage: Pick<Stage, 'time' | 'stripe'>,
  lenderId: number,
  slices: readonly { loanId: number; amount: bigint }[],
  { tip, usesBalance = false }: { tip: bigint; usesBalance?: boolean },
): Promise<void> {
  const { now } = stage.time;
  const basketToken = await openBasket(now);
  const by = { personId: lenderId };
  for (const slice of slices) done(await reserveSlice({ basket: basketToken, ...slice, by, now }));
  const placed = done(await placeOrder({ basket: basketToken, lenderId, tip, usesBalance, now }));
  const orderId = placed.order.id;
  done(await startCheckout({ orderId, now }));
  const order = await db().order.findUniqueOrThrow({ where: { id: orderId } });
  // Without a session, the balance has paid for all of it.
  if (!order.sessionId) return;
  stage.stripe.ledger.paySession(order.sessionId, '4242');
  // As the webhook’s job does, but one lender after the other: a story gives each the same slices again.
  await concludeOrder({ orderId, now });
}

/** Two treasurers pay each funded loan out. One partner's money stays payable, to be netted. */
export async function payOut(
  stage: Stage,
  cast: DemoCast,
  loans: readonly PostedLoan[],
  netting: number,
): Promise<void> {
  const { now } = stage.time;
  const [first, second] = cast.treasurers;
  for (const { loanId, partnerId } of loans) {
    const loan = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    const details = {
      paidOn: isoDay(now),
      rate: loan.postedRate.toFixed(),
      proof: `receipt ${loanId}`,
      isPaidOutNow: partnerId !== netting,
    };
    const proposal = done(await proposeDisbursement({ loanId, actorId: first, now, ...details }));
    done(await approveDisbursement({ ...proposal, actorId: second, now }));
  }
  await sendByBank(stage, cast);
}

/** What goes by bank is sent by hand, and two people say so. */
export async function sendByBank(
  stage: Pick<Stage, 'time'>,
  cast: Pick<DemoCast, 'treasurers'>,
): Promise<void> {
  const { now } = stage.time;
  const [first, second] = cast.treasurers;
  const parts = await db().payoutPart.findMany({
    where: { rail: 'bank_wire', status: 'intended' },
  });
  for (const part of parts) {
    const proof = `bank reference ${part.id}`;
    const asked = await proposeBankPayout({ partId: part.id, proof, actorId: first, now });
    done(await approveBankPayout({ ...done(asked), actorId: second, now }));
  }
}
