import { describe, expect, it } from 'vitest';
import { guestPerson } from '#app/domain/people/guest.ts';
import { db } from '#app/platform/db.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import { keepBasket } from '#app/web/session.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function paidAsGuest(email = 'gita@example.org') {
  const g = given(world);
  const loanId = await g.loan(await g.partner());
  const cookie =
    (await keepBasket(await g.basket([{ loanId, amount: 2_500n }]))).split(';')[0] ?? '';
  const answer = await ask('lender/orders', cookie, {}, { email, tip: '0' });
  const order = await db().order.findFirst({ orderBy: { id: 'desc' } });
  if (order?.sessionId) world.stripe.ledger.paySession(order.sessionId, '4242');
  return { g, answer, order, cookie };
}

describe('a guest', () => {
  it('lends by address alone, sees that order by its signed link and no other, and claims the account', async () => {
    const { g, answer, order } = await paidAsGuest();
    expect(answer.location).toContain('/pay/');
    const id = String(order?.id);
    const link = (key: string) => ({ id, query: `?key=${key}` });
    const shown = async ({ id: orderId, query }: { id: string; query: string }) => {
      const { loader } = await import('#app/routes/lender/order.tsx');
      const request = new Request(`http://localhost:3000/orders/${orderId}${query}`);
      const args = { request, params: { id: orderId }, context: {} } as never;
      return loader(args).catch((thrown: unknown) => thrown);
    };
    expect(await shown(link(signatureOf('order', order?.id ?? 0)))).toMatchObject({
      status: 'paid',
      isKeyed: true,
    });
    expect(await shown(link(signatureOf('order', 999)))).toMatchObject({ status: 302 });
    expect(await shown({ id, query: '' })).toMatchObject({ status: 302 });
    const other = await g.person('Ben');
    expect((await ask('lender/order', await signInAs(other, world.now), { id })).status).toBe(404);

    await world.work();
    const [letter] = world.mailbox.lettersTo('gita@example.org');
    const token = /\/password\/([\w-]+)/.exec(letter?.text ?? '')?.[1] ?? '';
    expect(
      (await ask('account/password-token', null, { token }, { password: 'a long enough word' }))
        .status,
    ).toBe(302);
    const person = await db().person.findUniqueOrThrow({ where: { email: 'gita@example.org' } });
    expect(person).toMatchObject({ id: order?.lenderId, verifiedAt: world.now });
    expect((await ask('lender/order', await signInAs(person.id, world.now), { id })).status).toBe(
      200,
    );
  });

  it('is told before paying that the address has an account, with the entries kept', async () => {
    await given(world).person('Gita');
    const { answer, order } = await paidAsGuest();
    expect(answer).toMatchObject({
      status: 409,
      location: null,
      body: {
        beside: { email: expect.stringContaining('has an account') },
        entries: { tip: '0', email: 'gita@example.org' },
      },
    });
    expect(order).toBeNull();
  });

  it('who types no address is asked for one', async () => {
    const { answer, order } = await paidAsGuest('gita');
    expect(answer).toMatchObject({
      status: 409,
      body: { beside: { email: expect.any(String) }, entries: { email: 'gita' } },
    });
    expect(order).toBeNull();
  });

  it('who lends twice is one person, and signing up later leads to the same account', async () => {
    const ask1 = { email: 'gita@example.org', language: 'en', isDemo: false, now: world.now };
    const one = granted(await guestPerson(ask1));
    expect(granted(await guestPerson(ask1))).toEqual(one);
    const form = { name: 'Gita', email: 'gita@example.org', password: 'a long enough word' };
    await ask('account/sign-up', null, {}, form);
    await world.work();
    const [letter] = world.mailbox.lettersTo('gita@example.org');
    expect(letter?.text).toMatch(/\/password\//);
    expect(await db().person.count({ where: { email: 'gita@example.org' } })).toBe(1);
  });

  it('gives up a checkout of the own basket, and nobody else can', async () => {
    const g = given(world);
    const loanId = await g.loan(await g.partner());
    const cookie =
      (await keepBasket(await g.basket([{ loanId, amount: 2_500n }]))).split(';')[0] ?? '';
    await ask('lender/orders', cookie, {}, { email: 'gita@example.org', tip: '0' });
    const order = await db().order.findFirstOrThrow();
    const id = String(order.id);
    expect((await ask('lender/order-abandonment', null, { id }, {})).location).toContain(
      '/sign-in',
    );
    expect((await ask('lender/order-abandonment', cookie, { id }, {})).location).toBe('/basket');
    expect(await db().order.findFirstOrThrow()).toMatchObject({ status: 'abandoned' });
  });
});
