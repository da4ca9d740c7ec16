import { describe, expect, it } from 'vitest';
import { guestPerson } from '#app/domain/people/guest.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import { keepBasket } from '#app/web/session.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const tokenIn = (email: string, page: string) => {
  const texts = world.mailbox.lettersTo(email).map((letter) => letter.text);
  return new RegExp(`/${page}/([\\w-]+)`).exec(texts.join(' '))?.[1] ?? '';
};

/** Somebody with a basket asks to pay with an address. */
async function asksAsGuest(email: string) {
  const g = given(world);
  const loanId = await g.loan(await g.partner());
  const cookie =
    (await keepBasket(await g.basket([{ loanId, amount: 2_500n }]))).split(';')[0] ?? '';
  const answer = await ask('lender/orders', cookie, {}, { email, tip: '0' });
  await world.work();
  return { g, answer, cookie };
}

/** The same, who opens the mailed link and pays. */
async function paidAsGuest(email = 'gita@example.org') {
  const { g, cookie } = await asksAsGuest(email);
  const token = tokenIn(email, 'checkout');
  const answer = await ask('lender/guest-checkout', null, { token }, {});
  const order = await db().order.findFirst({ orderBy: { id: 'desc' } });
  if (order?.sessionId) world.stripe.ledger.paySession(order.sessionId, '4242');
  return { g, answer, order, cookie, token };
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
      const loads = () => loader(args).catch((thrown: unknown) => thrown);
      const first = await loads();
      // The page is led to itself once what it shows has just ended.
      const isAgain =
        first instanceof Response && first.headers.get('location') === `/orders/${orderId}${query}`;
      return isAgain ? loads() : first;
    };
    expect(await shown(link(signatureOf('order', order?.id ?? 0)))).toMatchObject({
      status: 'paid',
      receiptKey: { key: signatureOf('order', order?.id ?? 0) },
    });
    expect(await shown(link(signatureOf('order', 999)))).toMatchObject({ status: 302 });
    expect(await shown({ id, query: '' })).toMatchObject({ status: 302 });
    const other = await g.person('Ben');
    expect((await ask('lender/order', await signInAs(other, world.now), { id })).status).toBe(404);

    await world.work();
    const token = tokenIn('gita@example.org', 'password');
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

  it('learns nothing of who has an account: the page is the same, and the mail tells', async () => {
    await given(world).person('Gita');
    const known = await asksAsGuest('gita@example.org');
    const unknown = await asksAsGuest('nobody@example.org');
    expect(known.answer).toEqual(unknown.answer);
    expect(known.answer).toMatchObject({ status: 302, location: '/basket?mailed=yes' });
    expect(tokenIn('gita@example.org', 'checkout')).toBe('');
    expect(world.mailbox.lettersTo('gita@example.org')[0]?.text).toMatch(/You have an account/);
    expect(tokenIn('nobody@example.org', 'checkout')).not.toBe('');
    expect(await db().order.count()).toBe(0);
  });

  it('whose address was mistyped shows nobody else the order that is then paid', async () => {
    const { cookie } = await asksAsGuest('mistyped@example.org');
    const wrong = tokenIn('mistyped@example.org', 'checkout');
    await ask('lender/orders', cookie, {}, { email: 'gita@example.org', tip: '0' });
    await world.work();
    const right = tokenIn('gita@example.org', 'checkout');
    expect((await ask('lender/guest-checkout', null, { token: right }, {})).status).toBe(302);
    expect(await ask('lender/guest-checkout', null, { token: wrong })).toMatchObject({
      status: 200,
      location: null,
      body: { rows: [] },
    });
    expect(await ask('lender/guest-checkout', null, { token: right })).toMatchObject({
      status: 302,
      location: expect.stringContaining('/orders/'),
    });
  });

  it('is asked again about a tip above ten times what is lent', async () => {
    const { cookie } = await asksAsGuest('gita@example.org');
    const form = { email: 'gita@example.org', tip: '250.01' };
    const asked = await ask('lender/orders', cookie, {}, form);
    expect(asked).toMatchObject({ status: 409, body: { entries: { largeTip: 'no' } } });
    const meant = await ask('lender/orders', cookie, {}, { ...form, largeTip: 'yes' });
    expect(meant.location).toBe('/basket?mailed=yes');
  });

  it('is mailed three links in an hour at most, and hears the same of the fourth', async () => {
    const { cookie } = await asksAsGuest('gita@example.org');
    for (let time = 0; time < 4; time += 1) {
      const again = await ask('lender/orders', cookie, {}, { email: 'gita@example.org', tip: '0' });
      expect(again.location).toBe('/basket?mailed=yes');
    }
    await world.work();
    expect(world.mailbox.lettersTo('gita@example.org')).toHaveLength(3);
  });

  it('pays by the newest link alone, and by none that is made up or two hours old', async () => {
    const { cookie } = await asksAsGuest('gita@example.org');
    const first = tokenIn('gita@example.org', 'checkout');
    await ask('lender/orders', cookie, {}, { email: 'gita@example.org', tip: '0' });
    await world.work();
    for (const token of ['nonsense'])
      expect((await ask('lender/guest-checkout', null, { token }, {})).status).toBe(409);
    expect((await ask('lender/guest-checkout', null, { token: first })).status).toBe(200);
    world.goTo(new Date(world.now.getTime() + 3 * 3_600_000).toISOString());
    expect((await ask('lender/guest-checkout', null, { token: first }, {})).status).toBe(409);
    expect(await db().order.count()).toBe(0);
  });

  it('who lends twice is one person, and signing up later leads to the same account', async () => {
    const ask1 = { email: 'gita@example.org', language: 'en', isDemo: false, now: world.now };
    const one = await inTransaction((tx) => guestPerson(tx, ask1));
    expect(await inTransaction((tx) => guestPerson(tx, ask1))).toEqual(one);
    const form = { name: 'Gita', email: 'gita@example.org', password: 'a long enough word' };
    await ask('account/sign-up', null, {}, form);
    await world.work();
    const [letter] = world.mailbox.lettersTo('gita@example.org');
    expect(letter?.text).toMatch(/\/password\//);
    expect(await db().person.count({ where: { email: 'gita@example.org' } })).toBe(1);
  });

  it('gives up a checkout of the own basket, and nobody else can', async () => {
    const { cookie } = await asksAsGuest('gita@example.org');
    const token = tokenIn('gita@example.org', 'checkout');
    await ask('lender/guest-checkout', null, { token }, {});
    const order = await db().order.findFirstOrThrow();
    const id = String(order.id);
    expect((await ask('lender/order-abandonment', null, { id }, {})).location).toContain(
      '/sign-in',
    );
    expect((await ask('lender/order-abandonment', cookie, { id }, {})).location).toBe('/basket');
    expect(await db().order.findFirstOrThrow()).toMatchObject({ status: 'abandoned' });
  });
});
