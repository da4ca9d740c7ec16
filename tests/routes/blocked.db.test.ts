import { describe, expect, it } from 'vitest';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const password = 'correct horse battery';

describe('an admin', () => {
  it('ends somebody’s sessions, keeps them out with a reason, and lets them in again', async () => {
    const g = given(world);
    const personId = await g.person('Lia');
    const cookie = await signInAs(personId, world.now);
    const ana = await g.person('Ana');
    const support = await g.person('Sam');
    const { now } = world;
    await grantStaffRole({ personId: ana, role: 'admin', actorId: null, now });
    await grantStaffRole({ personId: support, role: 'support', actorId: null, now });
    const id = String(personId);
    const [admin, other] = [await signInAs(ana, now), await signInAs(support, now)];
    expect((await ask('operator/person-sessions', other, { id }, {})).status).toBe(404);
    expect((await ask('operator/person-block', other, { id }, { reason: 'x' })).status).toBe(404);
    await ask('operator/person-sessions', admin, { id }, {});
    expect((await ask('lender/balance', cookie)).status).toBe(302);
    expect((await ask('operator/person-block', admin, { id }, {})).location).toContain('reason');
    await ask('operator/person-block', admin, { id }, { reason: 'stolen cards' });
    const fresh = await signInAs(personId, world.now);
    expect((await ask('lender/balance', fresh)).status).toBe(302);
    const form = { email: 'lia@example.org', password };
    expect(await ask('account/sign-in', null, {}, form)).toMatchObject({ status: 409 });
    await ask('operator/person-block', admin, { id }, { lets: 'in' });
    expect((await ask('account/sign-in', null, {}, form)).status).toBe(302);
    const staff = await ask(
      'operator/person-block',
      admin,
      { id: String(support) },
      { reason: 'x' },
    );
    expect(staff.location).toContain('person_has_a_role');
  });
});
