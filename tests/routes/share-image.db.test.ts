import { expect, it } from 'vitest';
import { shareImage } from '#app/routes/machine/share-image.tsx';
import { db } from '#app/platform/db.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

it('a share picture is made once for all who ask, and anew when something of it changes', async () => {
  const g = given(world);
  const loanId = await g.loan(await g.partner());
  const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
  const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => shareImage(slug)));
  expect(first).toBeInstanceOf(Buffer);
  // The very same bytes, not others that look like them.
  for (const other of others) expect(other).toBe(first);
  await g.lends(await g.person('Lia'), [{ loanId, amount: 10_000n }]);
  const later = await shareImage(slug);
  expect(later).not.toBe(first);
  // Who is no longer shown is shown on no picture that was kept.
  await db().borrowerConsent.updateMany({ data: { withdrawnAt: world.now } });
  expect(await shareImage(slug)).not.toBe(later);
});
