import { describe, expect, it } from 'vitest';
import { refuseDemoData } from '#app/domain/operations/refuse-demo-data.ts';
import { actorOfSession, openSession } from '#app/domain/people/sessions.ts';
import { signIn } from '#app/domain/people/sign-in.ts';
import { inTransaction } from '#app/platform/db.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { asOwner } from '#tests/support/database.ts';
import { given } from '#tests/support/given.ts';
import { set } from '#tests/support/with-settings.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const double = process.env['STRIPE_API'];

describe('people of a demonstration', () => {
  it('neither sign in nor act beside a real Stripe, and nothing starts there', async () => {
    const { now } = world;
    const personId = await given(world).person('Lia');
    const asked = {
      email: 'lia@example.org',
      password: 'correct horse battery',
      agent: 'x',
      device: 'x',
      now,
    };
    const token = await inTransaction((tx) =>
      openSession(tx, { personId, agent: 'x', device: 'x', now }),
    );
    expect(await signIn(asked)).toHaveProperty('sessionToken');
    expect(await actorOfSession(token, now)).toMatchObject({ personId });
    await expect(refuseDemoData()).resolves.toBeUndefined();
    try {
      set({ STRIPE_API: undefined });
      expect(await signIn(asked)).toEqual({ refused: 'email_or_password_is_wrong' });
      expect(await actorOfSession(token, now)).toBeNull();
      await expect(refuseDemoData()).rejects.toThrow(/demonstration[^]*npm run migrate/);
    } finally {
      set({ STRIPE_API: double });
    }
  });
});

describe('a session of the operator’s staff', () => {
  it('ends after twelve idle hours, and not while it is used', async () => {
    const personId = await given(world).person('Tara');
    await grantStaffRole({ personId, role: 'treasurer', actorId: null, now: world.now });
    await asOwner('update people set is_demo = false');
    const token = await inTransaction((tx) =>
      openSession(tx, { personId, agent: 'x', device: 'x', now: world.now }),
    );
    const after = (hours: number) => new Date(world.now.getTime() + hours * 3_600_000);
    expect(await actorOfSession(token, after(11))).toMatchObject({ personId });
    expect(await actorOfSession(token, after(22))).toMatchObject({ personId });
    expect(await actorOfSession(token, after(35))).toBeNull();
  });
});

describe('becoming somebody of a demonstration', () => {
  it('survives its clock, however far it leaps; a real session ends after thirty days', async () => {
    const personId = await given(world).person('Lia');
    const token = await inTransaction((tx) =>
      openSession(tx, { personId, agent: 'x', device: 'x', now: world.now }),
    );
    const later = new Date(world.now.getTime() + 400 * 86_400_000);
    expect(await actorOfSession(token, later)).toMatchObject({ personId });
    await asOwner('update people set is_demo = false');
    expect(await actorOfSession(token, later)).toBeNull();
  });
});
