import { describe, expect, it } from 'vitest';
import { approveLoan } from '#app/domain/loans/approve-loan.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { acceptInvitation } from '#app/domain/invitations/accept-invitation.ts';
import { invitePartner } from '#app/domain/partners/invite-partner.ts';
import { askedAndOwed, limitPartner } from '#app/domain/partners/partner-limit.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const newPartner = {
  name: 'Umoja Savings Circle',
  country: 'ke',
  zone: 'Africa/Nairobi',
  nonpaymentLiability: 'lender',
  currencyLiability: 'shared',
  currencyCoverage: '10',
  managerName: 'Wanjiru',
  managerEmail: 'wanjiru@example.org',
};

async function admin() {
  const actorId = await given(world).person('Ana');
  await grantStaffRole({ personId: actorId, role: 'admin', actorId: null, now: world.now });
  return { actorId, cookie: await signInAs(actorId, world.now) };
}

describe('a partner is invited', () => {
  it('with its first manager, who gets a mail and may act', async () => {
    const { cookie } = await admin();
    const { status } = await ask('operator/partner-new', cookie, {}, newPartner);
    expect(status).toBe(302);
    const partner = await db().partner.findFirstOrThrow({ where: { country: 'KE' } });
    expect(partner).toMatchObject({
      slug: 'umoja-savings-circle',
      currencyLiability: 'shared',
      currencyCoverage: 1_000,
      payoutRail: 'bank',
    });
    expect(await db().partnerStaff.count()).toBe(0);
    await world.work();
    const [letter] = world.mailbox.lettersTo('wanjiru@example.org');
    const token = /\/invitations\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
    const shown = await ask('account/invitation', null, { token });
    expect(shown.body).toMatchObject({ invitation: { role: 'manager', partner: partner.name } });
    granted(await acceptInvitation({ token, password: 'a long enough word', now: world.now }));
    const [manager] = await db().partnerStaff.findMany({
      where: { partnerId: partner.id },
      include: { person: true },
    });
    expect(manager).toMatchObject({ role: 'manager', person: { email: 'wanjiru@example.org' } });
  });

  it('or not at all: what is wrong is said beside its field, and nothing is written', async () => {
    const { cookie } = await admin();
    const wrong = {
      ...newPartner,
      country: 'XQ7',
      zone: 'Moon/Crater',
      currencyCoverage: '',
      managerEmail: 'nobody',
    };
    expect(await ask('operator/partner-new', cookie, {}, wrong)).toMatchObject({
      status: 400,
      body: {
        errors: {
          country: 'is_not_a_country',
          zone: 'is_not_known',
          managerEmail: 'is_not_an_email',
        },
        entries: wrong,
      },
    });
    const unsaid = { ...newPartner, currencyCoverage: '' };
    expect(await ask('operator/partner-new', cookie, {}, unsaid)).toMatchObject({
      status: 400,
      body: { errors: { currencyCoverage: 'is_missing' } },
    });
    expect(await db().partner.count()).toBe(0);
  });

  it('whose manager acts for one of them only', async () => {
    const { actorId } = await admin();
    const manager = { name: 'Wanjiru', email: 'w@example.org', language: 'en' };
    const partner = { name: 'One', country: 'KE', zone: 'Africa/Nairobi', isDemo: true };
    const invite = (name: string) =>
      invitePartner({ partner: { ...partner, name }, manager, actorId, now: world.now });
    await invite('One');
    await invite('Two');
    const links = async () => {
      await world.work();
      const letters = world.mailbox.lettersTo('w@example.org');
      return letters.map((it) => /\/invitations\/([\w-]+)/.exec(it.text)?.[1] ?? '');
    };
    const accept = (token: string) =>
      acceptInvitation({ token, password: 'a long enough word', now: world.now });
    const [one = '', two = ''] = await links();
    granted(await accept(one));
    expect(await accept(two)).toEqual({ refused: 'person_acts_for_a_partner' });
    expect(await db().partnerStaff.count()).toBe(1);
  });
});

describe('a partner’s limit', () => {
  it('holds for what is asked for and what is owed, and frees itself as loans are repaid', async () => {
    const g = given(world);
    const { actorId } = await admin();
    const { now } = world;
    const partnerId = await g.partner();
    await g.loan(partnerId, { amount: 10_000n });
    await limitPartner({ partnerId, mostOutstanding: 15_000n, actorId, now });
    expect(await askedAndOwed(db(), partnerId)).toBe(10_000n);

    const draft = g.draft({ amount: 10_000n });
    const { loanId } = granted(await draftLoan({ partnerId, draft, actorId, now }));
    granted(await submitLoan({ loanId, actorId, now }));
    expect(await approveLoan({ loanId, actorId, now })).toEqual({
      refused: 'partner_limit_is_reached',
    });
    expect(await askedAndOwed(db(), partnerId)).toBe(10_000n);
    await limitPartner({ partnerId, mostOutstanding: 20_000n, actorId, now });
    granted(await approveLoan({ loanId, actorId, now }));
    await limitPartner({ partnerId, mostOutstanding: null, actorId, now });
    const audited = await db().auditRow.findMany({ where: { verb: 'limit-partner' } });
    expect(audited.map((row) => row.after)).toEqual([
      { mostOutstanding: '15000' },
      { mostOutstanding: '20000' },
      { mostOutstanding: null },
    ]);
  });

  it('counts of a loan in repayment what lenders have not got back', async () => {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const partnerId = await g.partner();
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partnerId, { amount: 10_000n });
    await g.lends(lia, [{ loanId, amount: 10_000n }]);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await g.reported(partnerId, '2026-03', [{ loanId, amount: '400.00' }], lia);
    await g.settled(partnerId, '2026-03', lia);
    await g.wired(partnerId, 4_000n, two);
    await world.work();
    expect(await askedAndOwed(db(), partnerId)).toBe(6_000n);
  });
});
