import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { approveDisbursement } from '#app/domain/disbursements/approve-disbursement.ts';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { distributeRepayment } from '#app/domain/distributions/distribute-repayment.ts';
import { concludeOrder } from '#app/domain/funding/conclude-order.ts';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { proposeRefund, refundLoan } from '#app/domain/losses/refund-loan.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { proposeReversal, reverseReceipt } from '#app/domain/reversals/reverse-receipt.ts';
import { approvePartnerPayment } from '#app/domain/settlements/approve-partner-payment.ts';
import { confirmWithdrawal } from '#app/domain/withdrawals/plan-withdrawal.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { closeDb, db, isDatabaseAway } from '#app/platform/db.ts';
import { startCuttingProxy } from './support/cutting-proxy.ts';
import { type Ready, everythingIsReady } from './support/scenes.ts';
import { type Stage, type Take, openStage } from './support/stage.ts';
import { type Whole, wholeOf } from './support/whole.ts';

let stage: Stage;
let ready: Ready;
let take: Take;

beforeAll(async () => {
  stage = await openStage(async (world) => {
    ready = await everythingIsReady(world);
  }, 55_710);
});
const leave = async () => {
  await closeDb();
  await take?.end();
};
afterEach(leave);
afterAll(() => stage?.end());

type Act = () => Promise<unknown>;
const now = () => stage.world.now;
const second = () => ({ actorId: ready.two[1], now: now() });

/** Goes on in another copy of the scene, in this process. */
async function begin(url = (it: Take) => it.url): Promise<void> {
  await leave();
  take = await stage.take();
  process.env['DATABASE_URL'] = url(take);
}

/** What a take holds once these have happened, one after the other; the books balance. */
async function after(...acts: Act[]): Promise<Whole> {
  await begin();
  for (const act of acts) expectDone(await act());
  expect(await checkBooks()).toEqual([]);
  return wholeOf(take);
}

/** By itself each of them is granted: two refusals would be no race. */
function expectDone(answer: unknown): void {
  if (answer && typeof answer === 'object' && 'refused' in answer)
    throw new Error(`refused: ${JSON.stringify(answer)}`);
}

const verbs: Record<string, Act> = {
  'a slice set aside': () => {
    const { basket, openLoan: loanId, lender: personId } = ready;
    return reserveSlice({ basket, loanId, amount: 7_500n, by: { personId }, now: now() });
  },
  'an order placed from the balance': () => {
    const { basket, lender: lenderId } = ready;
    return placeOrder({ basket, lenderId, tip: 100n, usesBalance: true, now: now() });
  },
  'a payment concluded': () => concludeOrder({ orderId: ready.paidOrder, now: now() }),
  'a loan paid out': () => approveDisbursement({ proposalId: ready.disbursement, ...second() }),
  'a wire booked': () => approvePartnerPayment({ proposalId: ready.payment, ...second() }),
  'a repayment shared out': () =>
    distributeRepayment({ receiptId: ready.receipt, loanId: ready.loan, now: now() }),
  'a withdrawal confirmed': () => {
    const { withdrawalLink: token, lender: lenderId } = ready;
    return confirmWithdrawal({ token, lenderId, now: now() });
  },
};

/** Where it is not COMMIT: one statement, and so one transaction. */
const commits: Record<string, string> = { 'a slice set aside': 'set_aside_plainly' };

describe('a commit whose answer is lost', () => {
  it.each(Object.keys(verbs))('is asked for again and has happened once: %s', async (name) => {
    const act = verbs[name] ?? (() => Promise.reject(new Error(name)));
    const untroubled = await after(act);
    const proxy = await startCuttingProxy(stage.postgres.server.appUrl);
    try {
      await begin((it) => proxy.url(it.url));
      await db().person.count();
      proxy.loseNextCommit(commits[name]);
      await expect(act().catch(isDatabaseAway)).resolves.toBe(true);
      expect(proxy.lost).toBe(1);
      await act();
      expect(await checkBooks()).toEqual([]);
      expect(await wholeOf(take)).toEqual(untroubled);
    } finally {
      await closeDb();
      await proxy.stop();
    }
  });
});

/** Each proposes in the scene's copy first, so that only the deed itself races. */
async function proposed(): Promise<
  Record<'refund' | 'writeOff' | 'reversal' | 'sameReversal', Act>
> {
  const { loan: loanId, two } = ready;
  const at = { actorId: two[0], now: now() };
  const idOf = (answer: object) => {
    if ('proposalId' in answer) return Number(answer.proposalId);
    throw new Error(JSON.stringify(answer));
  };
  const done = await db().receiptLine.findFirstOrThrow({
    where: { loanId, distributedAt: { not: null } },
  });
  const refund = idOf(await proposeRefund({ loanId, reason: 'error', source: 'bank', ...at }));
  const loss = idOf(await proposeWriteOff({ loanId, cause: 'borrower', ...at }));
  const reversal = idOf(
    await proposeReversal({ receiptId: done.receiptId, reason: 'recalled', ...at }),
  );
  const reverse = () => reverseReceipt({ proposalId: reversal, ...second() });
  return {
    refund: () => refundLoan({ proposalId: refund, ...second() }),
    writeOff: () => writeOffLoan({ proposalId: loss, ...second() }),
    reversal: reverse,
    sameReversal: reverse,
  };
}

const acts = {
  distribution: verbs['a repayment shared out'] as Act,
  withdrawal: verbs['a withdrawal confirmed'] as Act,
  dispute: () => applyDispute({ disputeId: ready.dispute, now: now() }),
  approval: verbs['a loan paid out'] as Act,
} as const;

const races = [
  ['refund', 'distribution'],
  ['writeOff', 'distribution'],
  ['reversal', 'distribution'],
  ['dispute', 'distribution'],
  ['distribution', 'withdrawal'],
  ['reversal', 'withdrawal'],
  ['dispute', 'withdrawal'],
  ['refund', 'withdrawal'],
  ['refund', 'writeOff'],
  ['reversal', 'sameReversal'],
  ['refund', 'refund'],
  ['writeOff', 'writeOff'],
  ['approval', 'approval'],
  ['distribution', 'distribution'],
] as const;

describe('two that happen at the same moment', () => {
  const rounds = Number(process.env['FAULT_ROUNDS'] ?? 2);
  it.each(races)('end as one after the other would: %s and %s', async (one, other) => {
    const inCopy = async (run: (first: Act, then: Act) => Promise<unknown>) => {
      await begin();
      const all = { ...acts, ...(await proposed()) };
      await run(all[one], all[other]);
      expect(await checkBooks()).toEqual([]);
      return wholeOf(take);
    };
    for (const act of [one, other])
      await inCopy(async (...both) => {
        const [first, then] = both;
        expectDone(await (act === one ? first() : then()));
      });
    const serial = [
      await inCopy(async (first, then) => [await first(), await then()]),
      await inCopy(async (first, then) => [await then(), await first()]),
    ];
    for (let round = 0; round < rounds; round += 1) {
      const apart = () => new Promise((resolve) => setTimeout(resolve, round * 5));
      const raced = await inCopy((first, then) =>
        Promise.all([
          round % 2 ? apart().then(first) : first(),
          round % 2 ? then() : apart().then(then),
        ]),
      );
      expect(serial).toContainEqual(raced);
    }
  });
});
