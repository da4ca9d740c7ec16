import { expect, it } from 'vitest';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { granted } from '#tests/support/given.ts';
import { oneLoanOpen } from '#tests/support/one-loan-funded.ts';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { releaseSlice } from '#app/domain/baskets/release-slice.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

it('whoever comes too late for a slice is sent to the loan, which says why as long as it is so', async () => {
  const { g, lia, loanId } = await oneLoanOpen(world);
  const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
  const max = await g.person('Max');
  const cookie = await signInAs(max, world.now);
  const send = (amount: string, who: string | null = cookie) =>
    ask('public/loan-slices', who, { slug }, { amount });
  const shown = async (query: string) => {
    const { body } = await ask('public/loan', null, { slug, '?': query });
    return (body as { refused: string | null }).refused;
  };
  const own = { basket: { personId: lia }, loanId, now: world.now };
  granted(await reserveSlice({ ...own, amount: 20_000n, by: { personId: lia } }));

  const late = 'slice=everything_left_is_reserved';
  expect(await send('25.00')).toMatchObject({ status: 302, location: `/loans/${slug}?${late}` });
  expect(await shown(late)).toContain('Everything left is in other people’s baskets');
  expect(await db().basket.count({ where: { personId: max } })).toBe(0);
  // Whose all of it is may change it.
  expect(await send('50.00', await signInAs(lia, world.now))).toMatchObject({
    location: '/basket',
  });

  await releaseSlice(own);
  expect(await shown(late)).toBeNull();
  expect(await shown('slice=set_aside_for_too_long')).not.toBeNull();
  expect(await shown('')).toBeNull();
  expect(await send('25.00')).toMatchObject({ status: 302, location: '/basket' });
  expect(await send('25.00', null)).toMatchObject({ status: 302, location: '/basket' });
  expect(
    await ask('public/loan-slices', null, { slug: 'none' }, { amount: '25.00' }),
  ).toMatchObject({ status: 404 });
});

it('an amount that was typed wrong is answered where it was typed', async () => {
  const { loanId } = await oneLoanOpen(world);
  const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
  const form = { amount: 'other', other: '33.00' };
  const answer = await ask('public/loan-slices', null, { slug }, form);
  expect(answer).toMatchObject({ status: 409, body: { entries: form } });
});
