import { describe, expect, it } from 'vitest';
import { keepPhoto } from '#app/domain/borrowers/keep-photo.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { db } from '#app/platform/db.ts';
import { keepBasket } from '#app/web/session.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('what is probably a slip of the hand', () => {
  it('is asked again: a wire from a partner that owes nothing, or not so much', async () => {
    const g = given(world);
    const partnerId = await g.partner();
    const personId = await g.person('Tika');
    await grantStaffRole({ personId, role: 'treasurer', actorId: null, now: world.now });
    const cookie = await signInAs(personId, world.now);
    const form = { source: 'bank', reference: 'W-1', amount: '50.00' };
    const wire = (more: object) =>
      ask('operator/wires', cookie, { '?': `partner=${partnerId}` }, { ...form, ...more });
    expect(await wire({})).toMatchObject({
      status: 409,
      body: { refused: expect.stringContaining('owes nothing now'), entries: form },
    });
    expect(await db().proposal.count()).toBe(0);
    expect((await wire({ isMeant: 'yes' })).status).toBe(302);
    expect(await db().proposal.count()).toBe(1);
  });

  it('is asked again: a tip of a million', async () => {
    const g = given(world);
    const loanId = await g.loan(await g.partner());
    const lia = await g.person('Lia');
    const cookie = await signInAs(lia, world.now);
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    await ask('public/loan-slices', cookie, { slug }, { amount: '25.00' });
    const answer = await ask('lender/orders', cookie, {}, { tip: '1,000,000', usesBalance: 'no' });
    expect(answer).toMatchObject({
      status: 409,
      body: { entries: { tip: '1,000,000', largeTip: 'no' } },
    });
    expect(await db().order.count()).toBe(0);
    const visitor = (await keepBasket(await g.basket([{ loanId, amount: 2_500n }]))).split(';')[0];
    const guest = { email: 'gita@example.org', tip: '1,000,000' };
    expect((await ask('lender/orders', visitor ?? '', {}, guest)).status).toBe(409);
  });

  it('is refused in words: a photograph of somebody who has not agreed to be shown', async () => {
    const g = given(world);
    const partnerId = await g.partner();
    const loanId = await g.loan(partnerId);
    const actorId = await g.person('Yuni');
    await db().borrowerConsent.updateMany({ data: { withdrawnAt: world.now } });
    const photo = { loanId, partnerId, bytes: new Uint8Array([1]), actorId, now: world.now };
    expect(await keepPhoto(photo)).toEqual({ refused: 'photo_needs_consent' });
  });
});
