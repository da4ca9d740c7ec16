import { Secret, TOTP } from 'otpauth';
import { describe, expect, it } from 'vitest';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import {
  confirmSecondFactor,
  hasSecondFactor,
  removeSecondFactor,
  startSecondFactor,
} from '#app/domain/people/second-factor.ts';
import { signIn, signInWithCode } from '#app/domain/people/sign-in.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { asOwner } from '#tests/support/database.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

async function enrolled() {
  const lia = await given(world).person('Lia');
  const { secret } = await startSecondFactor({ personId: lia, now: world.now });
  const code = codeAt(secret, world.now);
  const { recovery } = granted(await confirmSecondFactor({ personId: lia, code, now: world.now }));
  const enter = () =>
    signIn({
      email: 'lia@example.org',
      password: 'correct horse battery',
      agent: '',
      device: 'd',
      now: world.now,
    });
  const withCode = (given: string) =>
    signInWithCode({ personId: lia, code: given, agent: '', device: 'd', now: world.now });
  return { lia, secret, code, recovery, enter, withCode };
}

describe('a second factor', () => {
  it('is asked for only once it is confirmed', async () => {
    const lia = await given(world).person('Lia');
    const begun = await startSecondFactor({ personId: lia, now: world.now });
    const wrong = { personId: lia, code: '000000', now: world.now };
    expect(await confirmSecondFactor(wrong)).toEqual({ refused: 'code_is_wrong' });
    expect(await hasSecondFactor(lia)).toBe(false);
    // The page is shown again after a wrong code: what was scanned stays valid.
    expect(await startSecondFactor({ personId: lia, now: world.now })).toEqual(begun);
    const code = codeAt(begun.secret, world.now);
    granted(await confirmSecondFactor({ personId: lia, code, now: world.now }));
  });

  it('lets nobody in by the password alone, nor by a code that was used', async () => {
    const { lia, secret, code, enter, withCode } = await enrolled();
    expect(await enter()).toEqual({ personId: lia, needsCode: true });
    expect(await withCode(code)).toEqual({ refused: 'code_is_wrong' });
    expect(await withCode('abcdef')).toEqual({ refused: 'code_is_wrong' });
    world.goTo('2026-03-02T09:01:00Z');
    expect(await withCode(codeAt(secret, new Date('2026-03-02T08:50:00Z')))).toEqual({
      refused: 'code_is_wrong',
    });
    const next = codeAt(secret, world.now);
    granted(await withCode(next));
    expect(await withCode(next)).toEqual({ refused: 'code_is_wrong' });
  });

  it('has codes for a lost phone, each good once', async () => {
    const { recovery, withCode } = await enrolled();
    expect(recovery).toHaveLength(8);
    granted(await withCode(recovery[0] ?? ''));
    expect(await withCode(recovery[0] ?? '')).toEqual({ refused: 'code_is_wrong' });
    granted(await withCode(recovery[1] ?? ''));
  });

  it('keeps neither secret nor codes readable in the database', async () => {
    const { secret, recovery } = await enrolled();
    const rows = JSON.stringify(await db().secondFactor.findMany(), (_, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    expect(rows).not.toContain(secret);
    for (const code of recovery) expect(rows).not.toContain(code);
  });

  it('is removed only with a code of it', async () => {
    const { lia, secret } = await enrolled();
    const remove = (code: string) => removeSecondFactor({ personId: lia, code, now: world.now });
    expect(await remove('000000')).toEqual({ refused: 'code_is_wrong' });
    world.goTo('2026-03-02T09:02:00Z');
    granted(await remove(codeAt(secret, world.now)));
    expect(await hasSecondFactor(lia)).toBe(false);
  });

  it('is asked of real staff before any of their pages, and not of those of a demonstration', async () => {
    const personId = await given(world).person('Tika');
    await grantStaffRole({ personId, role: 'treasurer', actorId: null, now: world.now });
    const cookie = await signInAs(personId, world.now);
    expect((await ask('operator/money', cookie)).status).toBe(200);
    await asOwner('update people set is_demo = false');
    expect(await ask('operator/money', cookie)).toMatchObject({
      status: 302,
      location: '/settings/second-factor',
    });
    expect((await ask('account/settings-second-factor', cookie)).status).toBe(200);
  });

  it('is the second step of the door: the first leaves a cookie that opens nothing else', async () => {
    const { secret } = await enrolled();
    const form = { email: 'lia@example.org', password: 'correct horse battery', to: '/settings' };
    expect(await ask('account/sign-in', null, {}, form)).toMatchObject({
      status: 302,
      location: '/sign-in/code',
    });
    expect(
      (await ask('account/sign-in-code', null, {}, { code: codeAt(secret, world.now) })).location,
    ).toBe('/sign-in');
  });
});
