import { describe, expect, it } from 'vitest';
import { approveProposal } from '#app/domain/operations/approve-proposal.ts';
import { goToStripe } from '#app/domain/partners/open-stripe-account.ts';
import { proposePartnerTerms } from '#app/domain/partners/partner-terms.ts';
import type { PartnerTerms } from '#app/domain/partners/partner-terms-rules.ts';
import { stripeWayOf } from '#app/domain/partners/stripe-accounts.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';
import { sweepPartners } from '#workers/handlers/sweeps.ts';

const world = withWorld();

const asAdded: PartnerTerms = {
  payoutRail: 'bank',
  repaymentFigure: 'cumulative',
  nonpaymentLiability: 'lender',
  currencyLiability: 'partner',
  currencyCoverage: null,
  gainFee: 0,
};

/** A partner in a country that Stripe reaches or not, and two treasurers. */
async function partnerIn(country: string) {
  const g = given(world);
  const partnerId = await g.partner({ country });
  const manager = await g.person('Made');
  const two = await g.treasurers();
  const propose = async (terms: Partial<PartnerTerms>) =>
    proposePartnerTerms({
      partnerId,
      terms: { ...asAdded, ...terms },
      actorId: two[0],
      now: world.now,
    });
  const agree = async (proposalId: number, actorId = two[1]) =>
    approveProposal({ proposalId, actorId, now: world.now });
  const goes = async () =>
    goToStripe({
      partnerId,
      email: 'made@example.org',
      returnUrl: 'https://urunan.example/desk/payouts',
      refreshUrl: 'https://urunan.example/desk/payouts?again=yes',
      actorId: manager,
      now: world.now,
    });
  const way = async () => stripeWayOf({ partnerId, country, now: world.now });
  return { g, partnerId, two, propose, agree, goes, way };
}

/** What a browser does at Stripe's page, and where it is sent afterwards. */
async function fillIn(url: string, leave: string): Promise<string | null> {
  await fetch(url, { redirect: 'manual' });
  const body = new URLSearchParams({ leave });
  const response = await fetch(url, { method: 'POST', body, redirect: 'manual' });
  return response.headers.get('location');
}

describe('the terms of a partner', () => {
  it('change by two people, for loans written from then on', async () => {
    const { g, partnerId, two, propose, agree } = await partnerIn('ID');
    const before = await g.loan(partnerId);
    const changes = { currencyLiability: 'shared', currencyCoverage: 1_000, gainFee: 500 } as const;
    const { proposalId } = granted(await propose(changes));
    expect(await propose(changes)).toEqual({ refused: 'already_proposed' });
    expect(await agree(proposalId, two[0])).toEqual({ refused: 'same_person_may_not_approve' });
    expect(await db().partner.findFirstOrThrow()).toMatchObject({ gainFee: 0 });
    granted(await agree(proposalId));
    expect(await db().partner.findFirstOrThrow()).toMatchObject(changes);
    const after = await g.loan(partnerId);
    const loans = await db().loan.findMany({ orderBy: { id: 'asc' } });
    expect(
      loans.map(({ id, gainFee, currencyLiability }) => [id, gainFee, currencyLiability]),
    ).toEqual([
      [before, 0, 'partner'],
      [after, 500, 'shared'],
    ]);
    const acts = await db().auditRow.findMany({ where: { verb: { endsWith: 'partner_terms' } } });
    expect(acts.map((row) => [row.actorId, row.verb])).toEqual([
      [two[0], 'propose-partner_terms'],
      [two[1], 'approve-partner_terms'],
    ]);
  });

  it('are not changed into themselves, nor over a change in between', async () => {
    const { partnerId, propose, agree } = await partnerIn('ID');
    expect(await propose({})).toEqual({ refused: 'nothing_changes' });
    const { proposalId } = granted(await propose({ gainFee: 500 }));
    await db().partner.update({ where: { id: partnerId }, data: { gainFee: 100 } });
    expect(await agree(proposalId)).toEqual({ refused: 'terms_have_changed' });
    expect(await db().partner.findFirstOrThrow()).toMatchObject({ gainFee: 100 });
  });
});

describe('a partner’s account at Stripe', () => {
  it('is not offered where Stripe does not reach, and the wire stays', async () => {
    const { goes, way, propose } = await partnerIn('ID');
    expect(await way()).toEqual({ way: 'not_reached', account: null });
    expect(await goes()).toEqual({ refused: 'stripe_does_not_reach_the_country' });
    expect(await propose({ payoutRail: 'stripe' })).toEqual({
      refused: 'stripe_account_is_not_ready',
    });
    expect(world.stripe.calls.get('POST /accounts')).toBeUndefined();
  });

  it('is opened once, filled in at Stripe, and paid into once two people agree', async () => {
    const { g, partnerId, two, propose, agree, goes, way } = await partnerIn('GB');
    await g.operatorMoney(100_000n);
    expect(await way()).toMatchObject({ way: 'reached' });
    world.stripe.trouble.make({ at: 'api', kind: 'reset_after_commit', times: 1 });
    const { url } = granted(await goes());
    expect(await fillIn(url, 'external_account')).toBe('https://urunan.example/desk/payouts');
    expect(await way()).toMatchObject({
      way: 'open',
      account: { canReceive: false, currentlyDue: ['external_account'] },
    });
    // The link is good once: its holder is sent back for another.
    const again = await fetch(url, { redirect: 'manual' });
    expect(again.headers.get('location')).toContain('again=yes');
    expect(await propose({ payoutRail: 'stripe' })).toEqual({
      refused: 'stripe_account_is_not_ready',
    });
    await fillIn(granted(await goes()).url, '');
    world.stripe.ledger.tick();
    expect(await way()).toMatchObject({ account: { canReceive: true, currentlyDue: [] } });
    expect(await db().partnerStripeAccount.count()).toBe(1);

    const { proposalId } = granted(await propose({ payoutRail: 'stripe' }));
    granted(await agree(proposalId));
    const loanId = await g.loan(partnerId, { amount: 10_000n });
    await g.lends(await g.person('Lia'), [{ loanId, amount: 10_000n }]);
    world.goTo('2026-03-05T09:00:00Z');
    world.stripe.ledger.adjust(1_000, 'topup');
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await world.work();
    expect(await db().payout.findFirstOrThrow()).toMatchObject({ status: 'paid', amount: 10_000n });
    expect(await balanceOf(db(), `partner:${partnerId}:payable`, 'USD')).toBe(0n);
    expect(await checkBooks()).toEqual([]);
  });

  it('shows what Stripe asks for later, and another may follow one that is closed', async () => {
    const { propose, agree, goes, way } = await partnerIn('US');
    await fillIn(granted(await goes()).url, '');
    world.stripe.ledger.tick();
    await sweepPartners(world.now);
    const first = await db().partnerStripeAccount.findFirstOrThrow();
    expect(first).toMatchObject({ canReceive: true, canPayOut: true });
    const { proposalId } = granted(await propose({ payoutRail: 'stripe' }));

    // Nobody agrees to an account as it stood yesterday.
    world.stripe.ledger.setAccount(first.accountId, 'restricted');
    world.stripe.trouble.make({ at: 'api', kind: 'drop', times: 9 });
    expect(await agree(proposalId)).toEqual({ refused: 'payments_are_away' });
    world.stripe.trouble.clear();
    expect(await agree(proposalId)).toEqual({ refused: 'stripe_account_is_not_ready' });
    expect(await db().partnerStripeAccount.findFirstOrThrow()).toMatchObject({
      canReceive: false,
      currentlyDue: ['representative.verification.document'],
    });

    // A wrong key, or its holder cut it off: nothing is closed for that, and it may come back.
    world.stripe.ledger.setAccount(first.accountId, 'closed');
    expect(await way()).toMatchObject({
      way: 'open',
      account: { canReceive: false, disabledReason: 'account_invalid' },
    });
    world.stripe.ledger.setAccount(first.accountId, 'active');
    await sweepPartners(world.now);
    expect(await way()).toMatchObject({ account: { canReceive: true, disabledReason: null } });

    world.stripe.ledger.setAccount(first.accountId, 'closed');
    await fillIn(granted(await goes()).url, '');
    world.stripe.ledger.tick();
    const { account } = await way();
    expect(account?.accountId).not.toBe(first.accountId);
    // Two people agreed to the first account, not to this one.
    expect(await agree(proposalId)).toEqual({ refused: 'stripe_account_is_not_ready' });
  });

  it('is answered in words while Stripe is away or says no', async () => {
    const { goes, way } = await partnerIn('US');
    world.stripe.trouble.make({ at: 'api', kind: 'drop', times: 40 });
    expect(await way()).toEqual({ way: 'not_known', account: null });
    expect(await goes()).toEqual({ refused: 'payments_are_away' });
    world.stripe.trouble.clear();
    world.stripe.behaviour.isConnectPlatform = false;
    expect(await goes()).toEqual({ refused: 'stripe_opens_no_account' });
    world.stripe.behaviour.isConnectPlatform = true;
    expect(await goes()).toHaveProperty('url');
  });
});
