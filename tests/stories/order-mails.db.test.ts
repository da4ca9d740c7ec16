import { describe, expect, it } from 'vitest';
import { db } from '#app/platform/db.ts';
import { loader as receipt } from '#app/routes/lender/order-receipt.ts';
import { keepBasket } from '#app/web/session.ts';
import { ask } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const lettersTo = (email: string) =>
  world.mailbox.lettersTo(email).map((letter) => letter.text.replaceAll('\u00a0', ' '));

describe('the mail after paying', () => {
  it('names each loan, the tip, and how it was paid; and speaks of nothing that did not happen', async () => {
    const g = given(world);
    const partner = await g.partner();
    const [one, two] = [await g.loan(partner), await g.loan(partner)];
    const lia = await g.person('Lia');
    await g.lends(
      lia,
      [
        { loanId: one, amount: 2_500n },
        { loanId: two, amount: 5_000n },
      ],
      { tip: 300n },
    );
    await world.work();
    const text = lettersTo('lia@example.org').join('\n');
    expect(text).toContain('You have lent $75.00.');
    const { use } = await db().loan.findUniqueOrThrow({ where: { id: one } });
    expect(text).toMatch(new RegExp(`\\w+ ${use}: \\$25\\.00`));
    expect(text).toContain(': $50.00');
    expect(text).toContain('Tip: $3.00');
    expect(text).toMatch(/Visa ending in 4242: \$78\.00/);
    expect(text).not.toMatch(/full|in your balance/);
    expect(text).toMatch(/\/orders\/\d+\/receipt\.pdf/);
  });

  it('says of a loan that was full that its part is in the balance', async () => {
    const g = given(world);
    const loanId = await g.loan(await g.partner());
    const lia = await g.person('Lia');
    await g.lends(lia, [{ loanId, amount: 2_500n }]);
    const line = await db().orderLine.findFirstOrThrow();
    // As the books leave it when somebody else was first (stories/trouble.db.test.ts).
    await db().orderLine.update({
      where: { orderId_position: { orderId: line.orderId, position: line.position } },
      data: { placed: 0n },
    });
    await db().order.update({ where: { id: line.orderId }, data: { placed: 0n } });
    await world.work();
    expect(lettersTo('lia@example.org').join('\n')).toMatch(
      /loan was full: this is in your balance: \$25\.00/,
    );
  });

  it('opens a guest’s receipt and loans without an account, and nobody else’s', async () => {
    const g = given(world);
    const loanId = await g.loan(await g.partner());
    const basket = await g.basket([{ loanId, amount: 2_500n }]);
    const cookie = (await keepBasket(basket)).split(';')[0] ?? '';
    await ask('lender/orders', cookie, {}, { email: 'gita@example.org', tip: '0' });
    await world.work();
    const mailed = lettersTo('gita@example.org').join(' ');
    const token = /\/checkout\/([\w-]+)/.exec(mailed)?.[1] ?? '';
    await ask('lender/guest-checkout', null, { token }, {});
    const order = await db().order.findFirstOrThrow({ orderBy: { id: 'desc' } });
    world.stripe.ledger.paySession(order.sessionId ?? '', '4242');
    await world.work();

    const text = lettersTo('gita@example.org').join(' ');
    const paper = /http\S+receipt\.pdf\?key=[\w-]+/.exec(text)?.[0] ?? '';
    expect(text).toMatch(/http\S+\/orders\/\d+\?key=[\w-]+/);
    const opened = async (url: string) => {
      const request = new Request(url);
      const args = { request, params: { id: String(order.id) }, context: {} } as never;
      return receipt(args).catch((thrown: unknown) => thrown as Response);
    };
    const answer = await opened(paper);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect((await opened(paper.replace(/key=./, 'key=_'))).status).toBe(302);
    expect((await opened(paper.split('?')[0] ?? '')).status).toBe(302);
  });
});
