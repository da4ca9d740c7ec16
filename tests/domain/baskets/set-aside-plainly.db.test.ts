import { expect, it, vi } from 'vitest';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { setAsidePlainly } from '#app/domain/baskets/set-aside-plainly.ts';
import { holderOf } from '#app/domain/baskets/set-asides.ts';
import { db } from '#app/platform/db.ts';
import { anyBaskets } from '#tests/support/any-baskets.ts';
import { randomOf } from '#tests/support/random.ts';
import { withWorld } from '#tests/support/world.ts';

type Plainly = typeof setAsidePlainly;
const plainly = '#app/domain/baskets/set-aside-plainly.ts';
const inSql = (await vi.importActual<{ setAsidePlainly: Plainly }>(plainly)).setAsidePlainly;
vi.mock('#app/domain/baskets/set-aside-plainly.ts', () => ({ setAsidePlainly: vi.fn<Plainly>() }));

const world = withWorld();
const by = { personId: 1 };

/** What is set aside, without the numbers of rows. */
async function all() {
  const order = [{ basketId: 'asc' }, { loanId: 'asc' }, { id: 'asc' }] as const;
  return {
    reservations: await db().reservation.findMany({ orderBy: [...order] }),
    setAsides: await db().setAside.findMany({ orderBy: [...order] }),
  };
}

async function put(back: Awaited<ReturnType<typeof all>>) {
  await db().reservation.deleteMany();
  await db().setAside.deleteMany();
  await db().reservation.createMany({ data: back.reservations });
  await db().setAside.createMany({ data: back.setAsides });
}

const unnumbered = ({ reservations, setAsides }: Awaited<ReturnType<typeof all>>) =>
  [reservations, setAsides].map((rows) => rows.map((row) => ({ ...row, id: 0 })));

/** A loan that looks for lenders or does not, with room for much, little or nothing. */
async function change(loanId: number, random: (below: number) => number) {
  const ends = [null, 0, 10, 50, 5_000, 5_000, 5_000, 5_000][random(8)];
  const { amount } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
  await db().loan.update({
    where: { id: loanId },
    data: {
      currency: random(4) === 0 ? 'EUR' : 'USD',
      status: random(4) === 0 ? 'expired' : 'fundraising',
      fundraiserEndsAt:
        ends === null || ends === undefined ? null : new Date(world.now.getTime() + ends * 60_000),
      raised: [0n, 0n, 0n, amount / 2n, amount - 4_000n, amount][random(6)] ?? 0n,
    },
  });
}

/** The same basket had it until about now, paid or not; or for long before. */
async function keptBefore(
  basketId: number,
  loanId: number,
  holder: string | null,
  random: (below: number) => number,
) {
  const minutes = (count: number) => new Date(world.now.getTime() + count * 60_000);
  const isLong = random(2) === 0;
  await db().setAside.create({
    data: {
      basketId,
      loanId,
      holder,
      isGuest: false,
      amount: 2_500n,
      since: minutes(isLong ? -160 : -55 + random(50)),
      until: minutes(isLong ? -60 : -15 + random(40)),
      paidAt: random(2) === 0 ? world.now : null,
    },
  });
}

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'what the database sets aside by itself, the rules would have set aside (%s)',
  async (seed) => {
    const random = randomOf(seed);
    const holder = holderOf(by);
    const { loans, baskets } = await anyBaskets(world, seed, [holder, 'two', 'three', null]);
    const { now } = world;
    let plain = 0;
    for (let turn = 0; turn < 60; turn += 1) {
      const loanId = loans[random(loans.length)] ?? 0;
      const basket = { basketId: baskets[random(baskets.length)] ?? 0 };
      await change(loanId, random);
      const amounts = [0n, 2_500n, 2_500n, 5_000n, 4_000n, 100n, 1_000_000n];
      const amount = amounts[random(amounts.length)] ?? 0n;
      if (random(3) > 0) await db().setAside.deleteMany({ where: { holder, loanId } });
      if (random(3) > 0)
        await db().reservation.updateMany({ where: { loanId }, data: { orderId: null } });
      if (random(3) === 0) {
        const { id: orderId } = await db().order.findFirstOrThrow();
        await db().reservation.updateMany({
          where: { loanId, basketId: basket.basketId },
          data: { orderId },
        });
      }
      if (random(2) === 0) await keptBefore(basket.basketId, loanId, holder, random);
      const before = await all();
      const until = await inSql({ basket, loanId, amount, holder, now });
      const done = await all();
      if (until === null) expect(done).toEqual(before);
      else {
        plain += 1;
        await put(before);
        expect(await reserveSlice({ basket, loanId, amount, by, now })).toEqual({
          expiresAt: until,
        });
        expect(unnumbered(done)).toEqual(unnumbered(await all()));
      }
    }
    expect(plain).toBeGreaterThan(0);
  },
);

it('whoever has nothing open is answered by the database alone, and again when they change their mind', async () => {
  const { loans } = await anyBaskets(world, 1, ['two']);
  const { now } = world;
  const [loanId = 0] = loans;
  await db().reservation.deleteMany();
  await db().loan.updateMany({ data: { status: 'fundraising', raised: 0n } });
  const lia = await db().person.findFirstOrThrow({ where: { name: 'Lia' } });
  const own = { basket: { personId: lia.id }, loanId, holder: holderOf({ personId: lia.id }) };
  expect(await inSql({ ...own, amount: 2_500n, now })).not.toBeNull();
  const later = new Date(now.getTime() + 60_000);
  expect(await inSql({ ...own, amount: 5_000n, now: later })).not.toBeNull();
  const { reservations, setAsides } = await all();
  expect(reservations.map((row) => row.amount)).toEqual([5_000n]);
  expect(setAsides.filter((row) => row.holder === own.holder)).toMatchObject([{ since: now }]);
});
