import { describe, expect, it } from 'vitest';
import { approveBankPayout, proposeBankPayout } from '#app/domain/payouts/bank-payouts.ts';
import { proposeBankReturn, returnBankPayout } from '#app/domain/payouts/bank-returns.ts';
import { whereItGoes, withdrawalPlan } from '#app/domain/withdrawals/where-it-goes.ts';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { refreshRefund } from '#app/domain/payouts/refresh-refund.ts';
import { waitingBankPayout, waitingBankPayouts } from '#app/domain/payouts/waiting-payouts.ts';
import { withdrawProposal } from '#app/domain/approvals/withdraw-proposal.ts';
import { applyDispute } from '#app/domain/disputes/apply-dispute.ts';
import { lookAtPayout } from '#app/domain/payouts/look-at-payout.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { sweepLoans } from '#workers/handlers/sweeps.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { granted } from '#tests/support/given.ts';
import { set } from '#tests/support/with-settings.ts';
import { withBalance } from '#tests/support/with-balance.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

interface Answered {
  readonly errors: Record<string, string>;
  readonly entries: Record<string, string>;
}

describe('what does not fit back onto a card', () => {
  const bank = { holder: 'Lia Hartono', bank: 'Bank Satu', account: '0012 3456 7890' };

  /** As `withBalance`, but the card has returned a refund, so nothing more can go to it. */
  async function withoutCard() {
    const facts = await withBalance(world);
    granted(await facts.ask(1_000n));
    granted(await facts.confirm(await facts.mailed()));
    await world.work();
    const part = await db().payoutPart.findFirstOrThrow();
    world.stripe.ledger.failRefund(part.stripeId ?? '');
    await refreshRefund({ refundId: part.stripeId ?? '', now: world.now });
    expect(await lenderBalance(facts.lia, 'USD')).toBe(10_000n);
    return { ...facts, two: await facts.g.treasurers() };
  }

  it('needs a bank account, which is sealed, read by treasurers, and forgotten once sent', async () => {
    const { lia, ask, mailed, confirm, two } = await withoutCard();
    expect(await whereItGoes(lia, 'USD')).toMatchObject({ known: 0n });
    expect(await ask(4_000n)).toEqual({ refused: 'bank_details_are_missing' });
    const { planId } = granted(await ask(4_000n, bank));
    const kept = async () => db().withdrawalPlan.findUniqueOrThrow({ where: { id: planId } });
    expect((await kept()).bank).not.toContain('7890');
    const plan = await withdrawalPlan(lia, planId);
    expect(plan?.bank).toEqual({ ...bank, account: '7890' });
    granted(await confirm(await mailed()));
    await world.work();
    const [part] = await waitingBankPayouts(world.now);
    expect(part).toMatchObject({ amount: 4_000n, to: 'Lia' });
    expect((await waitingBankPayout(part?.id ?? 0, world.now))?.bankDetails).toEqual(bank);

    const early = { partId: part?.id ?? 0, proof: 'wire 12', actorId: two[0], now: world.now };
    expect(part?.waitsUntil).toEqual(new Date('2026-05-27T09:00:00Z'));
    expect(await proposeBankPayout(early)).toEqual({ refused: 'payout_part_waits_some_days' });
    world.goTo('2026-05-27T09:00:00Z');
    const act = { partId: part?.id ?? 0, proof: 'wire 12', now: world.now };
    const { proposalId } = granted(await proposeBankPayout({ ...act, actorId: two[0] }));
    const { details } = await db().proposal.findUniqueOrThrow({ where: { id: proposalId } });
    const sum = { amount: '4000', currency: 'USD' };
    expect(details).toEqual({ ...sum, holder: 'Lia Hartono', account: '7890', proof: 'wire 12' });
    const audited = async () =>
      JSON.stringify(
        (await db().auditRow.findMany({ select: { after: true } })).map((row) => row.after),
      );
    granted(await approveBankPayout({ proposalId, actorId: two[1], now: world.now }));
    expect((await kept()).bank).toBeNull();
    expect(await audited()).toContain('wire 12');
    expect(await audited()).not.toContain('Lia Hartono');
    expect(await lenderBalance(lia, 'USD')).toBe(6_000n);
    expect(await checkBooks()).toEqual([]);
  });

  it('is forgotten when the withdrawal is not begun: a day later, or when another is asked for', async () => {
    const { ask } = await withoutCard();
    const kept = () => db().withdrawalPlan.count({ where: { bank: { not: null } } });
    granted(await ask(1_000n, bank));
    granted(await ask(2_000n, bank));
    expect(await kept()).toBe(1);
    world.goTo('2026-05-21T08:00:00Z');
    await sweepLoans(world.now);
    expect(await kept()).toBe(1);
    world.goTo('2026-05-21T09:00:01Z');
    await sweepLoans(world.now);
    expect(await kept()).toBe(0);
  });

  it('is asked for beside the fields, and what was typed is kept', async () => {
    const { lia } = await withoutCard();
    const cookie = await signInAs(lia, world.now);
    const send = async (form: Record<string, string>) =>
      (await ask('lender/withdrawals', cookie, {}, form)) as { status: number; body: Answered };
    const empty = { amount: '40.00', holder: '', bank: '', account: '' };
    const missing = await send(empty);
    expect(missing.status).toBe(400);
    expect(missing.body.errors).toEqual({
      holder: 'is_missing',
      bank: 'is_missing',
      account: 'is_missing',
    });
    expect(missing.body.entries).toEqual(empty);
    const half = await send({ ...empty, bank: 'Satu' });
    expect(half.body.errors).toEqual({ holder: 'is_missing', account: 'is_missing' });
    const typo = await send({ ...empty, ...bank, account: 'GB82 WEST 1234 5698 7654 23' });
    expect(typo.body.errors).toEqual({ account: 'is_not_an_iban' });
    expect(typo.body.entries['account']).toBe('GB82 WEST 1234 5698 7654 23');
    expect((await send({ ...empty, ...bank })).status).toBe(302);
  });

  it('is not begun without one, though a card had room when it was asked for', async () => {
    const { lia, ask, mailed, confirm } = await withBalance(world);
    granted(await ask(9_000n));
    const early = await mailed();
    granted(await ask(1_000n));
    granted(await confirm(await mailed()));
    await world.work();
    const part = await db().payoutPart.findFirstOrThrow();
    world.stripe.ledger.failRefund(part.stripeId ?? '');
    await refreshRefund({ refundId: part.stripeId ?? '', now: world.now });
    expect(await confirm(early)).toEqual({ refused: 'bank_details_are_missing' });
    expect(await lenderBalance(lia, 'USD')).toBe(10_000n);
  });

  it('goes back to the balance when two treasurers say that it cannot be sent', async () => {
    const { lia, ask, mailed, confirm, two } = await withoutCard();
    granted(await ask(4_000n, bank));
    granted(await confirm(await mailed()));
    await world.work();
    const [part] = await waitingBankPayouts(world.now);
    world.goTo('2026-05-27T09:00:00Z');
    const act = { partId: part?.id ?? 0, now: world.now };
    const cannot = { ...act, reason: 'no such account', actorId: two[0] };
    // "Sent" or "cannot be sent": while one waits, nobody can propose the other.
    const answers = await Promise.all([
      proposeBankReturn(cannot),
      proposeBankPayout({ ...act, proof: 'wire 1', actorId: two[1] }),
      proposeBankReturn({ ...cannot, actorId: two[1] }),
    ]);
    expect(answers.filter((it) => 'proposalId' in it)).toHaveLength(1);
    expect(answers.filter((it) => 'refused' in it)).toEqual([
      { refused: 'already_proposed' },
      { refused: 'already_proposed' },
    ]);
    const open = await db().proposal.findFirstOrThrow();
    await withdrawProposal({ proposalId: open.id, actorId: open.proposedById, now: world.now });
    const { proposalId } = granted(await proposeBankReturn(cannot));
    granted(await returnBankPayout({ proposalId, actorId: two[1], now: world.now }));
    expect(await lenderBalance(lia, 'USD')).toBe(10_000n);
    expect(await db().withdrawalPlan.count({ where: { bank: { not: null } } })).toBe(0);
    expect(await checkBooks()).toEqual([]);
  });

  it('is not sent when a card’s bank wants its money back, or warns, while it waits', async () => {
    const { ask, mailed, confirm, two } = await withoutCard();
    granted(await ask(4_000n, bank));
    granted(await confirm(await mailed()));
    await world.work();
    world.goTo('2026-05-27T09:00:00Z');
    const [part] = await waitingBankPayouts(world.now);
    const act = { partId: part?.id ?? 0, proof: 'wire 3', now: world.now };
    const { proposalId } = granted(await proposeBankPayout({ ...act, actorId: two[0] }));
    await db().cardPayment.updateMany({ data: { warnedAt: world.now } });
    const agree = { proposalId, actorId: two[1], now: world.now };
    expect(await approveBankPayout(agree)).toEqual({ refused: 'payment_is_looked_into' });
    await withdrawProposal({ proposalId, actorId: two[0], now: world.now });
    expect(await proposeBankPayout({ ...act, actorId: two[0] })).toEqual({
      refused: 'payment_is_looked_into',
    });
    const { chargeId } = await db().cardPayment.findFirstOrThrow();
    await applyDispute({ disputeId: world.stripe.ledger.dispute(chargeId).id, now: world.now });
    expect(await proposeBankPayout({ ...act, actorId: two[0] })).toEqual({
      refused: 'dispute_is_open',
    });
  });

  it('waits for a treasurer’s look above the stated sum in a day, also when asked for in pieces', async () => {
    const { ask, mailed, confirm, two } = await withoutCard();
    set({ WITHDRAWAL_LOOK_SUM: '50' });
    try {
      for (const amount of [4_000n, 2_000n]) {
        granted(await ask(amount, bank));
        granted(await confirm(await mailed()));
        await world.work();
      }
      world.goTo('2026-05-27T09:00:00Z');
      const [small, large] = await waitingBankPayouts(world.now);
      expect([small?.needsLook, large?.needsLook]).toEqual([false, true]);
      const shown = await waitingBankPayout(large?.id ?? 0, world.now);
      expect(shown?.cautions).toEqual(['new_bank']);
      const act = { partId: large?.id ?? 0, proof: 'wire 2', actorId: two[0], now: world.now };
      expect(await proposeBankPayout(act)).toEqual({ refused: 'payout_part_needs_a_look' });
      const look = { partId: act.partId, actorId: two[1], now: world.now };
      granted(await lookAtPayout(look));
      expect(await lookAtPayout(look)).toEqual({ refused: 'payout_part_is_not_waiting' });
      granted(await proposeBankPayout(act));
    } finally {
      set({ WITHDRAWAL_LOOK_SUM: undefined });
    }
  });
});
