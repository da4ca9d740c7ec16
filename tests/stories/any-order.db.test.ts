import { describe, expect, it } from 'vitest';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { proposeRecovery, recordRecovery } from '#app/domain/losses/record-recovery.ts';
import { proposeRefund, refundLoan } from '#app/domain/losses/refund-loan.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { checkBooksByDay } from '#app/domain/books/check-books-now.ts';
import { payPartner, proposePartnerPayout } from '#app/domain/payouts/partner-payouts.ts';
import { finaliseReport } from '#app/domain/repayments/finalise-report.ts';
import { saveRepaymentReport } from '#app/domain/repayments/save-repayment-report.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { issueSettlement } from '#app/domain/settlements/issue-settlement.ts';
import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { addMonths, dateOf, isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { given } from '#tests/support/given.ts';
import { randomOf } from '#tests/support/random.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const seeds = Array.from({ length: Number(process.env['SEEDS'] ?? 4) }, (_, index) => index + 1);
const actsPerSeed = Number(process.env['ACTS'] ?? 14);

type Answer = object | null;
const proposalOf = (answer: Answer) =>
  answer && 'proposalId' in answer ? (answer.proposalId as number) : null;

/** Everything that can happen to lent money, as it comes; refusals are ignored. */
async function acts(random: (below: number) => number) {
  const g = given(world);
  await g.operatorMoney(10_000_000n);
  const partner = await g.partner();
  const lenders = [await g.person('Lia'), await g.person('Ben')];
  const [first, second] = await g.treasurers();
  const loans: number[] = [];
  for (let index = 0; index < 3; index += 1) {
    const loanId = await g.loan(partner, { amount: 5_000n });
    for (const lender of lenders)
      await g.lends(lender, [{ loanId, amount: 2_500n }], { tip: 100n });
    await g.disbursed(loanId, [first, second], { isPaidOutNow: index > 0 });
    loans.push(loanId);
  }
  await world.work();
  let month = 0;
  const some = <Item>(items: readonly Item[]) => items[random(items.length)];
  const at = () => ({ actorId: first, now: world.now });
  const agreed = (proposalId: number) => ({ proposalId, actorId: second, now: world.now });

  return {
    async repay() {
      month += 1;
      const period = addMonths(isoDay(world.now), month).slice(0, 7);
      const lines = loans.map((loanId, index) => ({
        line: index + 2,
        loan: `loan ${loanId}`,
        loanId,
        kind: 'paid' as const,
        amount: `${random(150) + 1}.00`,
      }));
      const report = { partnerId: partner, period, ...at() };
      for (const line of lines) {
        const saved = await saveRepaymentReport({ ...report, lines: [line] });
        if ('reportId' in saved) break;
      }
      const later = dateOf(addMonths(isoDay(world.now), month + 2));
      await finaliseReport({ ...report, now: later });
      await issueSettlement(report);
      await g.wired(partner, BigInt(random(4_000) + 1), [first, second]);
      await world.work();
    },
    async recall() {
      const receipt = some(await db().receipt.findMany({ where: { source: 'bank' } }));
      if (!receipt) return;
      const asked = { receiptId: receipt.id, reason: 'recalled', ...at() };
      const proposalId = proposalOf(await proposeReversal(asked));
      if (proposalId) await reverseReceipt(agreed(proposalId));
    },
    async dispute() {
      const payment = some(await db().cardPayment.findMany({ where: { disputes: { none: {} } } }));
      if (!payment) return;
      const { id: disputeId } = world.stripe.ledger.dispute(payment.chargeId);
      await applyDispute({ disputeId, now: world.now });
    },
    async endDispute() {
      const open = some(await db().dispute.findMany({ where: { status: 'open' } }));
      if (!open) return;
      world.stripe.ledger.closeDispute(open.stripeId, random(3) === 0 ? 'won' : 'lost');
      await applyDispute({ disputeId: open.stripeId, now: world.now });
    },
    async refund() {
      const loanId = some(loans) ?? 0;
      const asked = { loanId, reason: 'error', source: 'bank', ...at() } as const;
      const proposalId = proposalOf(await proposeRefund(asked));
      if (proposalId) await refundLoan(agreed(proposalId));
    },
    async writeOff() {
      const asked = { loanId: some(loans) ?? 0, cause: 'borrower', ...at() } as const;
      const proposalId = proposalOf(await proposeWriteOff(asked));
      if (proposalId) await writeOffLoan(agreed(proposalId));
    },
    async recover() {
      const amount = BigInt(random(2_000) + 2);
      const reference = `R${random(1_000_000)}`;
      const asked = { loanId: some(loans) ?? 0, reference, amount, costs: 1n, ...at() };
      const proposalId = proposalOf(await proposeRecovery(asked));
      if (proposalId) await recordRecovery(agreed(proposalId));
    },
    async payPartner() {
      const asked = { partnerId: partner, currency: 'USD', ...at() } as const;
      const proposalId = proposalOf(await proposePartnerPayout(asked));
      if (proposalId) await payPartner(agreed(proposalId));
      await world.work();
    },
    async withdraw() {
      const lenderId = some(lenders) ?? 0;
      const amount = BigInt(random(1_500) + 1);
      await requestWithdrawal({ lenderId, amount, currency: 'USD', now: world.now });
      await world.work();
    },
  };
}

describe('whatever happens to lent money, in whatever order', () => {
  it.each(seeds)(
    'leaves books that balance after every act, seed %i',
    { timeout: 60_000 },
    async (seed) => {
      const random = randomOf(seed);
      const all = await acts(random);
      // Repayments and recalls more often than the rest, which needs them to act on.
      const names = [...Object.keys(all), 'repay', 'repay', 'recall'] as (keyof typeof all)[];
      const done: string[] = [];
      for (let index = 0; index < actsPerSeed; index += 1) {
        const name = names[random(names.length)] ?? 'repay';
        done.push(name);
        await all[name]();
        const when = `seed ${seed} after ${done.join(', ')}`;
        const { failures } = await checkBooksByDay(world.now);
        expect({ when, wrong: await checkBooks(), failures }).toEqual({
          when,
          wrong: [],
          failures: [],
        });
      }
    },
  );
});
