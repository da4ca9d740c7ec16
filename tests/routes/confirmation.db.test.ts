import { describe, expect, it, vi } from 'vitest';
import type { Address } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import { log } from '#app/platform/log.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const later = (minutes: number) =>
  world.goTo(new Date(world.now.getTime() + minutes * 60_000).toISOString());
const subjectsTo = async (email: string) => {
  await world.work();
  return world.mailbox.lettersTo(email).map((letter) => letter.subject);
};
const linkTo = async (email: string, page: string) => {
  await world.work();
  const texts = world.mailbox.lettersTo(email).map((letter) => letter.text);
  return new RegExp(`/${page}/([\\w-]+)`).exec(texts.join(' '))?.[1] ?? '';
};
const password = 'correct horse battery';

async function lia() {
  const personId = await given(world).person('Lia');
  return { personId, cookie: await signInAs(personId, world.now) };
}

describe('whoever finds an open session', () => {
  it('opens nothing that would keep the account, or take something out, without password or passkey', async () => {
    const { cookie, personId } = await lia();
    await grantStaffRole({ personId, role: 'treasurer', actorId: null, now: world.now });
    const id = String(await given(world).partner());
    later(11);
    const doors: [Address, Record<string, string>, Record<string, string> | undefined][] = [
      ['account/settings-passkeys', {}, undefined],
      ['account/settings-passkeys', {}, { remove: '1' }],
      ['account/settings-passkeys', {}, { credential: '{}' }],
      ['account/settings-second-factor', {}, undefined],
      ['account/settings-second-factor', {}, { code: '1', removes: 'yes' }],
      ['account/settings-address', {}, undefined],
      ['account/settings-address', {}, { email: 'thief@example.org' }],
      ['account/settings-closing', {}, {}],
      ['lender/withdrawals', {}, { amount: '5' }],
      ['operator/partner-bank-details', { id }, undefined],
      ['operator/partner-bank-details', { id }, { holder: 'T', bank: 'T', account: '1' }],
    ];
    for (const [route, params, form] of doors) {
      const { status, location } = await ask(route, cookie, params, form);
      expect([route, status, location?.split('?')[0]]).toEqual([
        route,
        302,
        '/settings/confirmation',
      ]);
    }
    const { loader } = await import('#app/routes/account/settings-export.ts');
    const request = new Request('http://localhost:3000/settings/export', { headers: { cookie } });
    const answer = await loader({ request, params: {}, context: {} } as never).catch(
      (it: unknown) => it,
    );
    expect((answer as Response).status).toBe(302);
    expect(await db().person.findUniqueOrThrow({ where: { id: personId } })).toMatchObject({
      email: 'lia@example.org',
      closedAt: null,
    });
  });

  it('guesses the password ten times, and its owner goes on for ten minutes with the right one', async () => {
    const { cookie } = await lia();
    later(11);
    const confirm = (old: string) =>
      ask('account/confirmation', cookie, {}, { old, to: '/settings/address' });
    expect(await confirm('guess')).toMatchObject({ status: 409 });
    expect(await confirm(password)).toMatchObject({ status: 302, location: '/settings/address' });
    expect((await ask('account/settings-address', cookie)).status).toBe(200);
    later(11);
    expect((await ask('account/settings-address', cookie)).status).toBe(302);
    for (let guess = 0; guess < 9; guess += 1) await confirm(`guess ${guess}`);
    const tried = confirm('one more').catch((thrown: { init?: { status: number } }) => thrown);
    expect(await tried).toMatchObject({ init: { status: 429 } });
  });

  it('leads nobody elsewhere by what it was asked for', async () => {
    const { cookie } = await lia();
    const form = { old: password, to: '//evil.example' };
    expect((await ask('account/confirmation', cookie, {}, form)).location).toBe('/settings');
  });
});

describe('another address', () => {
  it('is told to both, proved by a mail to the new one, and ends every session', async () => {
    const { cookie, personId } = await lia();
    await ask('account/settings-address', cookie, {}, { email: 'new@example.org' });
    expect(await subjectsTo('lia@example.org')).toContain('Your address is about to change');
    const token = await linkTo('new@example.org', 'address');
    expect(await ask('account/address-token', null, { token })).toMatchObject({
      body: { isOpen: true },
    });
    expect((await ask('account/address-token', null, { token }, {})).status).toBe(302);
    expect(await db().person.findUniqueOrThrow({ where: { id: personId } })).toMatchObject({
      email: 'new@example.org',
    });
    const told = 'The address of your account has changed';
    expect(await subjectsTo('lia@example.org')).toContain(told);
    expect(await subjectsTo('new@example.org')).toContain(told);
    expect((await ask('lender/balance', cookie)).status).toBe(302);
    expect((await ask('account/address-token', null, { token }, {})).status).toBe(409);
  });

  it('ends what lies in the old mailbox: no link there opens the account any more', async () => {
    const { cookie } = await lia();
    await ask('account/settings-address', cookie, {}, { email: 'new@example.org' });
    await ask('account/password', null, {}, { email: 'lia@example.org' });
    const reset = await linkTo('lia@example.org', 'password');
    const token = await linkTo('new@example.org', 'address');
    expect((await ask('account/address-token', null, { token }, {})).status).toBe(302);
    const form = { password: 'another long word' };
    expect((await ask('account/password-token', null, { token: reset }, form)).status).toBe(409);
  });

  it('is not taken from whoever has it, and the page does not tell who has one', async () => {
    const { cookie } = await lia();
    await given(world).person('Ben');
    const known = await ask('account/settings-address', cookie, {}, { email: 'ben@example.org' });
    const unknown = await ask('account/settings-address', cookie, {}, { email: 'no@example.org' });
    expect(known).toEqual(unknown);
    expect(await linkTo('ben@example.org', 'address')).toBe('');
    const token = await linkTo('no@example.org', 'address');
    // Somebody else signs up with it in the meantime.
    await db().person.create({
      data: { email: 'no@example.org', name: 'N', createdAt: world.now },
    });
    expect((await ask('account/address-token', null, { token }, {})).status).toBe(409);
  });

  it('that somebody else began ends when its owner sets a new password', async () => {
    const { cookie } = await lia();
    await ask('account/settings-address', cookie, {}, { email: 'thief@example.org' });
    const token = await linkTo('thief@example.org', 'address');
    await ask('account/password', null, {}, { email: 'lia@example.org' });
    const reset = await linkTo('lia@example.org', 'password');
    const form = { password: 'another long word' };
    expect((await ask('account/password-token', null, { token: reset }, form)).status).toBe(302);
    expect((await ask('account/address-token', null, { token }, {})).status).toBe(409);
  });
});

describe('a password', () => {
  it('changes for the old one alone, and ends the other sessions', async () => {
    const { cookie, personId } = await lia();
    const other = await signInAs(personId, world.now);
    const change = (old: string, fresh: string) =>
      ask('account/settings-password', cookie, {}, { old, password: fresh });
    expect(await change('wrong', 'another long word')).toMatchObject({ status: 409 });
    expect(await change(password, 'Password12345!')).toMatchObject({
      status: 409,
      body: { beside: { password: expect.stringContaining('Many people') } },
    });
    expect(await change(password, 'another long word')).toMatchObject({ status: 200 });
    expect((await ask('lender/balance', cookie)).status).toBe(200);
    expect((await ask('lender/balance', other)).status).toBe(302);
    expect(await subjectsTo('lia@example.org')).toContain('Your password was changed');
  });
});

describe('a sign-in', () => {
  const form = { email: 'lia@example.org', password };

  it('from a browser that was never used is told by mail, the first and a known one are not', async () => {
    await given(world).person('Lia');
    const mails = async () =>
      (await subjectsTo('lia@example.org')).filter((it) => /new browser/.test(it)).length;
    const enter = async (cookie: string | null) => {
      const { action } = await import('#app/routes/account/sign-in.tsx');
      const request = new Request('http://localhost:3000/sign-in', {
        method: 'POST',
        body: new URLSearchParams(form),
        ...(cookie && { headers: { cookie } }),
      });
      const answer = await action({ request, params: {}, context: {} } as never);
      const cookies = (answer as Response).headers.getSetCookie();
      return cookies.find((it) => it.startsWith('device='))?.split(';')[0] ?? '';
    };
    const device = await enter(null);
    expect(await mails()).toBe(0);
    await enter(device);
    expect(await mails()).toBe(0);
    await enter(null);
    expect(await mails()).toBe(1);
  });

  it('is never closed to the owner: a mailed link passes whatever others have tried', async () => {
    await given(world).person('Lia');
    let last = 0;
    for (let guess = 0; guess < 60 && last !== 429; guess += 1) {
      const tried = await ask(
        'account/sign-in',
        null,
        {},
        { ...form, password: `x${guess}` },
      ).catch((thrown: { init?: { status: number } }) => ({ status: thrown.init?.status ?? 0 }));
      last = tried.status;
    }
    expect(last).toBe(429);
    await ask('account/password', null, {}, { email: form.email });
    const token = await linkTo(form.email, 'password');
    const set = { password: 'another long word' };
    expect(await ask('account/password-token', null, { token }, set)).toMatchObject({
      status: 302,
      location: '/portfolio',
    });
  });

  it('is in the log with its reason, and nobody’s name', async () => {
    const { personId } = await lia();
    const seen = vi.spyOn(log(), 'info');
    await ask('account/sign-in', null, {}, { ...form, password: 'wrong' });
    await ask('account/sign-in', null, {}, { ...form, email: 'nobody@example.org' });
    await ask('account/sign-in', null, {}, form);
    expect(seen.mock.calls).toEqual([
      [{ personId, reason: 'wrong_password' }, 'sign_in.refused'],
      [{ personId: null, reason: 'no_account' }, 'sign_in.refused'],
      [{ personId, by: 'password' }, 'sign_in.done'],
    ]);
    seen.mockRestore();
  });
});
