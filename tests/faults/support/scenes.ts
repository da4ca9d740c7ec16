import { newEmailLink } from '#app/domain/people/email-links.ts';
import { proposeDisbursement } from '#app/domain/disbursements/propose-disbursement.ts';
import { proposePartnerPayment } from '#app/domain/settlements/propose-partner-payment.ts';
import { askForWithdrawal } from '#app/domain/withdrawals/plan-withdrawal.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import type { World } from '#tests/support/world.ts';
import { scheduleOnce } from '#workers/schedule.ts';

const lendersOfEach = Number(process.env['FAULT_LENDERS'] ?? 10);

/**
 * Twelve repayments wait to be shared out: two partners, four loans of ten lenders (or as many as
 * are asked for), three wires for each settlement.
 */
export async function repaymentsWait(world: World): Promise<void> {
  const g = given(world);
  await g.operatorMoney(10_000_000n);
  const two = await g.treasurers();
  const [boss] = two;
  const lenders: number[] = [];
  for (let number = 1; number <= lendersOfEach; number += 1)
    lenders.push(await g.person(`Lender ${number}`));
  const partners: number[] = [];
  for (const name of ['Koperasi Mekar', 'Koperasi Tani']) {
    const partner = await g.partner({ name });
    partners.push(partner);
    const loans = [
      await g.loan(partner, { amount: 7_500n * BigInt(lendersOfEach) }),
      await g.loan(partner, { amount: 7_500n * BigInt(lendersOfEach) }),
    ];
    const slices = loans.map((loanId) => ({ loanId, amount: 7_500n }));
    for (const lender of lenders) await g.lends(lender, slices);
    for (const loanId of loans) await g.disbursed(loanId, two, { isPaidOutNow: true });
    const paid = loans.map((loanId, index) => ({ loanId, amount: `${1_777 + index * 333}.70` }));
    await g.reported(partner, '2026-04', paid, boss);
    await g.settled(partner, '2026-04', boss);
  }
  // Today's rounds of the schedule are over: only what waits is done in the takes.
  await scheduleOnce(world.now);
  await world.work();
  for (const partner of partners)
    for (const amount of [11_113n, 9_871n, 17_890n]) await g.wired(partner, amount, two);
}

export const seeds = Number(process.env['FAULT_SEEDS'] ?? 40);

/** Forty orders are paid at Stripe, of which nothing has been heard; a loan has one share left. */
export async function paymentsWait(world: World): Promise<void> {
  const g = given(world);
  await g.operatorMoney(10_000_000n);
  const partner = await g.partner();
  const loanId = await g.loan(partner, { amount: 2_500n * BigInt(seeds) });
  await g.loan(partner, { amount: 2_500n });
  for (let seed = 1; seed <= seeds; seed += 1) {
    const lender = await g.person(`Lender ${seed}`);
    const order = await g.order(lender, [{ loanId, amount: 2_500n }], { tip: BigInt(seed) * 50n });
    world.stripe.ledger.paySession(order.sessionId ?? '', '4242');
  }
  world.stripe.ledger.tick();
  await scheduleOnce(world.now);
  await db().outboxRow.updateMany({
    where: { key: { not: null } },
    data: { doneAt: world.now },
  });
}

/** What stands ready in the scene of the verbs, for each to be the next thing that happens. */
export interface Ready {
  readonly lender: number;
  readonly basket: string;
  readonly openLoan: number;
  readonly paidOrder: number;
  readonly disbursement: number;
  readonly payment: number;
  readonly withdrawalLink: string;
  readonly receipt: number;
  readonly loan: number;
  readonly dispute: string;
  readonly two: readonly [number, number];
}

/** One of everything is about to happen: an order, a payment, a payout, a wire, a distribution, a withdrawal. */
export async function everythingIsReady(world: World): Promise<Ready> {
  const g = given(world);
  await g.operatorMoney(10_000_000n);
  const two = await g.treasurers();
  const [first] = two;
  const partner = await g.partner();
  const lender = await g.person('Lia');
  const other = await g.person('Ben');

  // A loan in repayment, of which one wire has been shared out and another waits.
  const loan = await g.loan(partner, { amount: 20_000n });
  await g.lends(lender, [{ loanId: loan, amount: 12_500n }], { tip: 300n });
  await g.lends(other, [{ loanId: loan, amount: 7_500n }]);
  await g.disbursed(loan, two, { isPaidOutNow: true });
  await g.reported(partner, '2026-04', [{ loanId: loan, amount: '1000.00' }], first);
  await g.settled(partner, '2026-04', first);
  await g.wired(partner, 6_667n, two);
  await world.work();
  const charge = await db().cardPayment.findFirstOrThrow({ where: { lenderId: lender } });

  const funded = await g.loan(partner, { amount: 5_000n });
  await g.lends(other, [{ loanId: funded, amount: 5_000n }]);
  const { now } = world;
  const details = { paidOn: '2026-05-04', rate: '10', proof: 'receipt 1', isPaidOutNow: false };
  const asked = await proposeDisbursement({ loanId: funded, actorId: first, now, ...details });

  const openLoan = await g.loan(partner, { amount: 50_000n });
  const basket = await g.basket([{ loanId: openLoan, amount: 2_500n }], lender);
  const order = await g.order(other, [{ loanId: openLoan, amount: 7_500n }]);
  const wanted = { lenderId: lender, amount: 1_111n, currency: 'USD', bank: null, now } as const;
  const { planId } = granted(await askForWithdrawal(wanted));
  await scheduleOnce(world.now);
  await world.work();
  const link = { purpose: 'confirm_withdrawal', personId: lender, subjectId: planId, now } as const;
  const withdrawalLink = await inTransaction((tx) => newEmailLink(tx, link));
  // Of these nobody has heard yet.
  const dispute = world.stripe.ledger.dispute(charge.chargeId).id;
  world.stripe.ledger.paySession(order.sessionId ?? '', '4242');

  const [receipt = 0] = await g.wired(partner, 2_001n, two);
  const wire = {
    partnerId: partner,
    reference: 'W77',
    currency: 'USD',
    amount: 500n,
    now,
  } as const;
  const payment = granted(await proposePartnerPayment({ ...wire, actorId: first })).proposalId;
  return {
    lender,
    basket,
    openLoan,
    paidOrder: order.id,
    disbursement: granted(asked).proposalId,
    payment,
    withdrawalLink,
    receipt,
    loan,
    dispute,
    two,
  };
}
