import { describe, expect, it } from 'vitest';
import { startSecondFactor } from '#app/domain/people/second-factor.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('a password that is set anew', () => {
  it('takes away the passkeys that are not said to stay, and tells the owner', async () => {
    const g = given(world);
    const personId = await g.person('Lia');
    const made = { personId, publicKey: new Uint8Array([1]), counter: 0n, createdAt: world.now };
    const passkey = (name: string) =>
      db().passkey.create({ data: { ...made, name, credentialId: name } });
    // In this order, in which they are shown.
    const [own, stolen] = [await passkey('own'), await passkey('stolen')];
    const ask1 = async () => {
      await ask('account/password', null, {}, { email: 'lia@example.org' });
      await world.work();
      const [letter] = world.mailbox.lettersTo('lia@example.org');
      return /\/password\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
    };
    const [older, newer] = [await ask1(), await ask1()];
    const password = 'another long password';
    const set = (token: string) =>
      ask('account/password-token', null, { token }, { password, [`passkey-${own.id}`]: 'yes' });
    // The older link died with the newer one.
    expect(await set(older)).toMatchObject({ status: 409 });
    const { body } = await ask('account/password-token', null, { token: newer });
    expect(body).toMatchObject({ passkeys: [{ name: 'own' }, { name: 'stolen' }] });
    expect(await set(newer)).toMatchObject({ status: 302 });
    const left = await db().passkey.findMany({ where: { removedAt: null } });
    expect(left.map(({ id }) => id)).toEqual([own.id]);
    expect(stolen.id).not.toBe(own.id);
    await world.work();
    const letters = world.mailbox.lettersTo('lia@example.org');
    expect(letters[0]?.subject).toBe('Your password was changed');
  });

  it('ends every session when the password is set anew, and uses a link up', async () => {
    const g = given(world);
    const lia = await g.person('Lia');
    const cookie = await signInAs(lia, world.now);
    expect((await ask('lender/balance', cookie)).status).toBe(200);
    await ask('account/password', null, {}, { email: 'lia@example.org' });
    await world.work();
    const [letter] = world.mailbox.lettersTo('lia@example.org');
    const token = /\/password\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
    const set = (password: string) => ask('account/password-token', null, { token }, { password });
    expect((await set('short')).status).toBe(400);
    expect((await set('another long word')).status).toBe(302);
    expect((await set('another long word')).status).toBe(409);
    expect((await ask('lender/balance', cookie)).status).toBe(302);
  });

  it('forgets a second factor that was shown and never confirmed: somebody else may have seen it', async () => {
    const personId = await given(world).person('Lia');
    const { secret } = await startSecondFactor({ personId, now: world.now });
    await ask('account/password', null, {}, { email: 'lia@example.org' });
    await world.work();
    const [letter] = world.mailbox.lettersTo('lia@example.org');
    const token = /\/password\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
    await ask('account/password-token', null, { token }, { password: 'another long word' });
    expect((await startSecondFactor({ personId, now: world.now })).secret).not.toBe(secret);
  });

  it('ends what the same browser had open before, when one signs in again', async () => {
    const cookie = await signInAs(await given(world).person('Lia'), world.now);
    const form = { email: 'lia@example.org', password: 'correct horse battery' };
    expect((await ask('account/sign-in', cookie, {}, form)).status).toBe(302);
    expect((await ask('lender/balance', cookie)).status).toBe(302);
  });
});
