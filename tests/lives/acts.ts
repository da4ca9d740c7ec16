import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { proposeRecovery, recordRecovery } from '#app/domain/losses/record-recovery.ts';
import { proposeRefund, refundLoan } from '#app/domain/losses/refund-loan.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { addMonths, isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { granted } from '#tests/support/given.ts';
import type { ModelLoan, Payment } from './facts.ts';
import {
  type Act,
  agreed,
  asked,
  inRepayment,
  isInDispute,
  lost,
  outstanding,
  pick,
  upTo,
  work,
} from './life.ts';
import { sum } from './shared.ts';

export const lend = (who: number, parts: readonly number[], tip: number): Act => ({
  name: `lend ${who}, ${parts.join(' + ')}, tip ${tip}`,
  async happen(model, life) {
    const { g, two } = life;
    const free = life.lenders.filter(
      (lender) => model.purse(lender).owed === 0n && !isInDispute(model, lender),
    );
    const partner = pick(life.partners, who);
    if (free.length === 0 || partner === undefined) return false;
    const amounts = parts.map((part) => BigInt(part) * 2_500n);
    const loanId = await g.loan(partner, { amount: sum(amounts) });
    const loan: ModelLoan = { id: loanId, partner, status: 'in_repayment', slices: [] };
    const payments: Payment[] = [];
    for (const [index, amount] of amounts.entries()) {
      const lender = pick(free, who + index) ?? 0;
      const order = await g.lends(lender, [{ loanId, amount }], { tip: BigInt(tip) });
      const none = { repaid: 0n, writtenOff: 0n, recovered: 0n, refunded: 0n };
      const slice = { number: index + 1, lender, isHosts: false, principal: amount, ...none };
      loan.slices.push(slice);
      const paid = { order, lender, amount: amount + BigInt(tip), tip: BigInt(tip) };
      payments.push({ ...paid, slices: [slice], state: 'good', held: 0n });
    }
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await work(life);
    model.lend(loan, payments);
    return true;
  },
});

export const repay = (which: number, share: number, paid: number): Act => ({
  name: `report ${share} % of loan ${which}, wire ${paid} % of what is due`,
  async happen(model, life) {
    const { g, world, two } = life;
    const loan = pick(inRepayment(model), which);
    if (!loan) return false;
    const due = upTo(outstanding(loan) - model.pending(loan), share);
    if (due <= 0n) return false;
    life.month += 1;
    const period = addMonths(isoDay(world.now), life.month).slice(0, 7);
    const local = due * 10n;
    const amount = `${local / 100n}.${String(local % 100n).padStart(2, '0')}`;
    await g.reported(loan.partner, period, [{ loanId: loan.id, amount }], two[0]);
    await g.settled(loan.partner, period, two[0]);
    await work(life);
    model.report(loan, due);
    const wire = upTo(model.open(loan.partner), paid);
    if (wire === 0n) return true;
    const [receipt] = await g.wired(loan.partner, wire, two);
    await work(life);
    model.wire(loan.partner, receipt ?? 0, wire);
    return true;
  },
});

export const recall = (which: number): Act => ({
  name: `the bank recalls wire ${which}`,
  async happen(model, life) {
    const wire = pick(
      model.wires.filter((it) => !it.isRecalled && it.receipt > 0),
      which,
    );
    if (!wire) return false;
    const wanted = { receiptId: wire.receipt, reason: 'recalled', ...asked(life) };
    const { proposalId } = granted(await proposeReversal(wanted));
    granted(await reverseReceipt(agreed(life, proposalId)));
    await work(life);
    model.recall(wire);
    return true;
  },
});

export const dispute = (which: number): Act => ({
  name: `payment ${which} is disputed`,
  async happen(model, life) {
    const payment = pick(
      model.payments.filter((it) => it.state === 'good'),
      which,
    );
    if (!payment) return false;
    const row = await db().cardPayment.findUniqueOrThrow({ where: { orderId: payment.order } });
    // A card that got something back is disputed for what is left of it, which no life has.
    if (row.refunded > 0n) return false;
    const { id: disputeId } = life.world.stripe.ledger.dispute(row.chargeId);
    await applyDispute({ disputeId, now: life.world.now });
    await work(life);
    model.dispute(payment);
    return true;
  },
});

export const endDispute = (which: number, isWon: boolean): Act => ({
  name: `dispute ${which} is ${isWon ? 'won' : 'lost'}`,
  async happen(model, life) {
    const payment = pick(
      model.payments.filter((it) => it.state === 'disputed'),
      which,
    );
    if (!payment) return false;
    const row = await db().dispute.findFirstOrThrow({
      where: { cardPayment: { orderId: payment.order } },
    });
    life.world.stripe.ledger.closeDispute(row.stripeId, isWon ? 'won' : 'lost');
    await applyDispute({ disputeId: row.stripeId, now: life.world.now });
    await work(life);
    if (isWon) model.winDispute(payment);
    else model.loseDispute(payment);
    return true;
  },
});

/** Disputed, and the bank's word against the lender's in the end. */
export const loseAtOnce = (which: number): Act => ({
  name: `payment ${which} is disputed and lost`,
  async happen(model, life) {
    const before = model.payments.filter((it) => it.state === 'disputed').length;
    if (!(await dispute(which).happen(model, life))) return false;
    return endDispute(before, false).happen(model, life);
  },
});

export const refund = (which: number): Act => ({
  name: `loan ${which} is refunded`,
  async happen(model, life) {
    const loan = pick(inRepayment(model), which);
    if (!loan) return false;
    const wanted = { loanId: loan.id, reason: 'error', source: 'bank', ...asked(life) } as const;
    const { proposalId } = granted(await proposeRefund(wanted));
    granted(await refundLoan(agreed(life, proposalId)));
    model.refund(loan);
    return true;
  },
});

export const writeOff = (which: number): Act => ({
  name: `loan ${which} is written off`,
  async happen(model, life) {
    const loan = pick(inRepayment(model), which);
    if (!loan) return false;
    const wanted = { loanId: loan.id, cause: 'borrower', ...asked(life) } as const;
    const { proposalId } = granted(await proposeWriteOff(wanted));
    granted(await writeOffLoan(agreed(life, proposalId)));
    model.writeOff(loan);
    return true;
  },
});

export const recover = (which: number, share: number, costs: number): Act => ({
  name: `${share} % of loss ${which} come back, ${costs} cents of it costs`,
  async happen(model, life) {
    const loan = pick(
      model.loans.filter((it) => it.status === 'written_off' && lost(it) > model.pending(it)),
      which,
    );
    if (!loan) return false;
    const back = upTo(lost(loan) - model.pending(loan), share);
    if (back <= 0n) return false;
    const amount = back + BigInt(costs);
    life.month += 1;
    const wanted = { loanId: loan.id, reference: `R${life.month}`, amount, costs: BigInt(costs) };
    const { proposalId } = granted(await proposeRecovery({ ...wanted, ...asked(life) }));
    granted(await recordRecovery(agreed(life, proposalId)));
    await work(life);
    model.recover(loan, back);
    return true;
  },
});

export const withdraw = (who: number, share: number): Act => ({
  name: `lender ${who} withdraws ${share} %`,
  async happen(model, life) {
    const lender = pick(life.lenders, who) ?? 0;
    const amount = upTo(model.purse(lender).balance, share);
    if (isInDispute(model, lender) || amount <= 0n) return false;
    const wanted = { lenderId: lender, amount, currency: 'USD', now: life.world.now } as const;
    granted(await requestWithdrawal(wanted));
    await work(life);
    model.withdraw(lender, amount);
    return true;
  },
});

/** Written off, and some of it comes back after all. */
export const recoverSome = (which: number, share: number, costs: number): Act => ({
  name: `loan ${which} is written off, ${share} % come back, ${costs} cents of it costs`,
  async happen(model, life) {
    const before = model.loans.filter((it) => it.status === 'written_off').length;
    if (!(await writeOff(which).happen(model, life))) return false;
    return recover(before, share, costs).happen(model, life);
  },
});
