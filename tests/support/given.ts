import { addPartner, type NewPartner } from '#app/domain/partners/add-partner.ts';
import { approveDisbursement } from '#app/domain/disbursements/approve-disbursement.ts';
import { proposeDisbursement } from '#app/domain/disbursements/propose-disbursement.ts';
import { approveLoan } from '#app/domain/loans/approve-loan.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import type { LoanDraft } from '#app/domain/drafts/loan-draft-rules.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { openBasket } from '#app/domain/baskets/baskets.ts';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { bookCharge } from '#app/domain/funding/book-charge.ts';
import { concludeOrder } from '#app/domain/funding/conclude-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { registerKnownPerson } from '#app/domain/people/register-known-person.ts';
import { finaliseReport } from '#app/domain/repayments/finalise-report.ts';
import { saveRepaymentReport } from '#app/domain/repayments/save-repayment-report.ts';
import { approvePartnerPayment } from '#app/domain/settlements/approve-partner-payment.ts';
import { issueSettlement } from '#app/domain/settlements/issue-settlement.ts';
import { proposePartnerPayment } from '#app/domain/settlements/propose-partner-payment.ts';
import { addMonths, isoDay } from '#app/money/days.ts';
import { splitByWeight } from '#app/money/share-out.ts';
import { post } from '#app/ledger/post.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import type { World } from './world.ts';

/** The answer of a verb that was not refused; the refusal fails the test in words. */
export function granted<T extends object>(answer: T): Exclude<T, { refused: unknown }> {
  if ('refused' in answer) throw new Error(`refused: ${JSON.stringify(answer)}`);
  return answer as Exclude<T, { refused: unknown }>;
}

/** Builds what a test needs, through the verbs that people use. */
export function given(world: World) {
  let count = 0;

  async function person(name: string): Promise<number> {
    const email = `${name.toLowerCase()}@example.org`;
    const password = 'correct horse battery';
    const { now } = world;
    const request = { email, name, password, language: 'en', isDemo: true, now };
    return granted(await registerKnownPerson(request)).personId;
  }

  async function partner(facts: Partial<NewPartner> = {}): Promise<number> {
    const base = { name: 'Koperasi Mekar', country: 'ID', zone: 'Asia/Jakarta', isDemo: true };
    const { partnerId } = await addPartner({ ...base, ...facts, actorId: null, now: world.now });
    return partnerId;
  }

  function draft(facts: Partial<LoanDraft> & { instalmentCount?: number } = {}): LoanDraft {
    const { instalmentCount = 4, ...changes } = facts;
    const localAmount = changes.localAmount ?? (changes.amount ?? 20_000n) * 10n;
    const seed = isoDay(world.now);
    const parts = splitByWeight(
      localAmount,
      Array.from({ length: instalmentCount }, () => 1n),
    );
    count += 1;
    return {
      externalId: `L-${count}`,
      borrower: { firstName: 'Siti', memberCount: 1, country: 'ID', town: 'Lombok' },
      hasConsent: true,
      use: 'buys a second stove to cook for two schools',
      sector: 'Food',
      activity: 'Catering',
      stories: [{ language: 'en', text: 'I cook before the children wake.' }],
      localCurrency: 'PHP',
      localAmount,
      currency: 'USD',
      amount: 20_000n,
      postedRate: '10',
      isFlexible: false,
      fundraiserDays: 30,
      instalments: parts.map((principal, index) => ({
        dueOn: addMonths(seed, index + 2),
        principal,
        interest: principal / 50n,
      })),
      roundingRule: 'cumulative_half_up',
      ...changes,
    };
  }

  /** A loan that people can lend to now. */
  async function loan(partnerId: number, facts: Parameters<typeof draft>[0] = {}): Promise<number> {
    const { now } = world;
    const { loanId } = granted(
      await draftLoan({ partnerId, draft: draft(facts), actorId: null, now }),
    );
    granted(await submitLoan({ loanId, actorId: null, now }));
    granted(await approveLoan({ loanId, actorId: null, now }));
    return loanId;
  }

  async function basket(
    slices: readonly { loanId: number; amount: bigint }[],
    personId = 0,
  ): Promise<string> {
    const basketToken = await openBasket(world.now);
    for (const slice of slices)
      granted(
        await reserveSlice({ basket: basketToken, ...slice, by: { personId }, now: world.now }),
      );
    return basketToken;
  }

  /** An order with its checkout open; not paid yet. */
  async function order(
    lenderId: number,
    slices: readonly { loanId: number; amount: bigint }[],
    more: { tip?: bigint; usesBalance?: boolean } = {},
  ) {
    const { now } = world;
    const basketToken = await basket(slices, lenderId);
    const { tip = 0n, usesBalance = false } = more;
    const placed = granted(
      await placeOrder({ basket: basketToken, lenderId, tip, usesBalance, now }),
    );
    const orderId = placed.order.id;
    granted(await startCheckout({ orderId, now }));
    return db().order.findUniqueOrThrow({ where: { id: orderId } });
  }

  /** Lends, and pays by card what the balance does not cover. */
  async function lends(
    lenderId: number,
    slices: readonly { loanId: number; amount: bigint }[],
    more: { tip?: bigint; usesBalance?: boolean } = {},
  ): Promise<number> {
    const made = await order(lenderId, slices, more);
    if (made.sessionId && made.status === 'open') {
      world.stripe.ledger.paySession(made.sessionId, '4242');
      await concludeOrder({ orderId: made.id, now: world.now });
      // Stripe books it a moment later, and says so.
      await bookCharge({ chargeId: world.stripe.ledger.chargeOf(made.sessionId), now: world.now });
    }
    return made.id;
  }

  async function operatorMoney(amount: bigint): Promise<void> {
    await person('Host');
    await inTransaction((tx) =>
      post(tx, {
        key: 'operator:start',
        kind: 'operator_money',
        bookedAt: world.now,
        movements: [{ from: 'bank', to: 'operator', amount, currency: 'USD' }],
      }),
    );
  }

  async function treasurers(): Promise<[number, number]> {
    return [await person('Tika'), await person('Tomo')];
  }

  async function disbursed(
    loanId: number,
    [first, second]: readonly [number, number],
    facts: { rate?: string; isPaidOutNow?: boolean } = {},
  ): Promise<void> {
    const { now } = world;
    const details = {
      paidOn: isoDay(now),
      rate: '10',
      proof: 'receipt 1',
      isPaidOutNow: false,
      ...facts,
    };
    const proposal = granted(
      await proposeDisbursement({ loanId, actorId: first, now, ...details }),
    );
    granted(await approveDisbursement({ ...proposal, actorId: second, now }));
  }

  /** A month's report in local amounts, made final. */
  async function reported(
    partnerId: number,
    period: string,
    paid: readonly { loanId: number; amount: string }[],
    actorId: number,
  ): Promise<void> {
    const { now } = world;
    const lines = paid.map((row, index) => ({
      line: index + 2,
      loan: `loan ${row.loanId}`,
      loanId: row.loanId,
      kind: 'paid' as const,
      amount: row.amount,
    }));
    granted(await saveRepaymentReport({ partnerId, period, lines, actorId, now }));
    // Tests may report on the month in which they are: it has ended by then.
    const ended = new Date(`${period}-01T00:00:00Z`);
    ended.setUTCMonth(ended.getUTCMonth() + 1, 2);
    const then = now > ended ? now : ended;
    granted(await finaliseReport({ partnerId, period, actorId, now: then }));
  }

  async function settled(partnerId: number, period: string, actorId: number): Promise<number[]> {
    const { now } = world;
    return granted(await issueSettlement({ partnerId, period, actorId, now })).settlementIds;
  }

  async function wired(
    partnerId: number,
    amount: bigint,
    [first, second]: readonly [number, number],
  ): Promise<number[]> {
    count += 1;
    const { now } = world;
    const wire = { partnerId, reference: `W${count}`, currency: 'USD' as const, amount, now };
    const proposal = granted(await proposePartnerPayment({ ...wire, actorId: first }));
    return granted(await approvePartnerPayment({ ...proposal, actorId: second, now })).receiptIds;
  }

  return {
    person,
    partner,
    draft,
    loan,
    basket,
    order,
    lends,
    operatorMoney,
    treasurers,
    disbursed,
    reported,
    settled,
    wired,
  };
}
