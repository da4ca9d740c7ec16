import { describe, expect, it } from 'vitest';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** A partner in Jakarta whose loan has the partner's number 9001, and its manager's session. */
async function jakarta() {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const two = await g.treasurers();
  const money = { localCurrency: 'IDR', localAmount: 320_000_000n } as const;
  const loanId = await g.loan(partner, { ...money, externalId: '9001' });
  await g.lends(await g.person('Lia'), [{ loanId, amount: 20_000n }]);
  await g.disbursed(loanId, two, { rate: '16000' });
  const manager = await g.person('Dewi');
  const staff = { partnerId: partner, personId: manager, role: 'manager' } as const;
  await db().partnerStaff.create({ data: { ...staff, addedAt: world.now } });
  return { partner, loanId, cookie: await signInAs(manager, world.now) };
}

interface Answered {
  readonly checked: {
    lines: { verdict: string; paid: bigint | null; words: string }[];
    asks: object;
  };
}

describe('a report that can be read in two ways', () => {
  it('is not saved before somebody says which, and the next file is read the same way', async () => {
    const { partner, cookie } = await jakarta();
    const text = 'loan;paid_on;amount\n9001;2026-03-05;150.000\n';
    const month = { period: '2026-03' };
    const dry = await ask('desk/report', cookie, month, { text });
    const { checked } = dry.body as Answered;
    expect(checked.lines).toMatchObject([{ verdict: 'asks', paid: null }]);
    expect(checked.asks).toMatchObject({
      amount: { text: '150.000', either: [15_000n, 15_000_000n], currency: 'IDR' },
    });
    expect((await ask('desk/report', cookie, month, { text, do: 'save' })).status).toBe(409);
    expect(await db().repaymentReport.count()).toBe(0);

    const answered = { text, decimal: ',' };
    const again = (await ask('desk/report', cookie, month, answered)).body as Answered;
    expect(again.checked.lines).toMatchObject([{ verdict: 'good', paid: 15_000_000n }]);
    expect((await ask('desk/report', cookie, month, { ...answered, do: 'save' })).status).toBe(302);
    expect(await db().repaymentLine.findMany()).toMatchObject([{ localAmount: 15_000_000n }]);
    expect(await db().partnerFileHabit.findMany()).toMatchObject([
      { partnerId: partner, decimalSign: ',', dayOrder: null },
    ]);
    const next = 'loan;paid_on;amount\n9001;2026-04-05;160.000\n';
    const read = (await ask('desk/report', cookie, { period: '2026-04' }, { text: next })).body;
    expect((read as Answered).checked.lines).toMatchObject([
      { verdict: 'good', paid: 16_000_000n },
    ]);
  });

  it('typed into the grid has our own point, and says nothing of the partner’s files', async () => {
    const { cookie } = await jakarta();
    const form = { way: 'hand', 'loan:9001': '150,000' };
    const dry = (await ask('desk/report', cookie, { period: '2026-03' }, form)).body as Answered & {
      text: string;
    };
    expect(dry.checked.lines).toMatchObject([{ verdict: 'good', paid: 15_000_000n }]);
    const saved = { text: dry.text, decimal: '.', typed: 'yes', do: 'save' };
    expect((await ask('desk/report', cookie, { period: '2026-03' }, saved)).status).toBe(302);
    expect(await db().partnerFileHabit.count()).toBe(0);
  });

  it('never pays a loan by our row’s number', async () => {
    const { loanId, cookie } = await jakarta();
    const text = `loan,amount\n${loanId},100.50\n`;
    const dry = (await ask('desk/report', cookie, { period: '2026-03' }, { text }))
      .body as Answered;
    expect(dry.checked.lines).toMatchObject([{ verdict: 'error' }]);
  });

  it('is final only when its month has ended where the partner is', async () => {
    const { partner, cookie } = await jakarta();
    await db().partner.update({ where: { id: partner }, data: { zone: 'Asia/Jakarta' } });
    const text = 'loan,paid_on,amount\n9001,2026-03-05,100.50\n';
    const month = { period: '2026-03' };
    await ask('desk/report', cookie, month, { text, do: 'save' });
    const finalise = async (instant: string) => {
      world.goTo(instant);
      return (await ask('desk/report-finalisation', cookie, month, {})).location;
    };
    // In Jakarta April begins seven hours earlier.
    expect(await finalise('2026-03-31T16:59:59Z')).toContain('month_has_not_ended');
    expect(await finalise('2026-03-31T17:00:00Z')).toBe('/desk/settlements');
  });
});
