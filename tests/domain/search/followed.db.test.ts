import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRows, openRowsChanged } from '#app/domain/search/open-rows.ts';
import { expireLoan } from '#app/domain/funding/expire-loan.ts';
import { db } from '#app/platform/db.ts';
import { forgetKept } from '#app/platform/kept-a-second.ts';
import { answerPages } from '#app/platform/process.ts';
import { asOwner } from '#tests/support/database.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

beforeEach(() => {
  openRowsChanged('all');
  forgetKept();
});
afterEach(() => {
  answerPages(false);
  forgetKept();
});

/** As a process that answers pages sees them after a change of its own; beside all of them, read anew. */
async function bothWays() {
  answerPages();
  forgetKept();
  const followed = await openRows(world.now);
  answerPages(false);
  return { followed, read: await openRows(world.now) };
}

it('what is followed is what would be read, whatever happens to loans', async () => {
  const g = given(world);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const loans: number[] = [];
  for (let number = 0; number < 4; number += 1) loans.push(await g.loan(partner));
  const [funded = 0, partly = 0, expired = 0, told = 0] = loans;
  const steps: Record<string, () => Promise<unknown>> = {
    nothing: () => Promise.resolve(),
    'one is lent to': () => g.lends(lia, [{ loanId: partly, amount: 2_500n }]),
    'one is funded': async () => {
      const { amount } = await db().loan.findUniqueOrThrow({ where: { id: funded } });
      return g.lends(lia, [{ loanId: funded, amount }]);
    },
    'one is posted': () => g.loan(partner),
    'one says something else, which its own row does not say': async () => {
      await asOwner('update loan_finds set term_months = 99 where loan_id = $1', [told]);
      const { slug } = await db().loan.findUniqueOrThrow({ where: { id: told } });
      openRowsChanged(`loan:${slug}`);
    },
    'one expires': async () => {
      await asOwner('update loans set fundraiser_ends_at = $2 where id = $1', [
        expired,
        world.now.toISOString(),
      ]);
      await expireLoan({ loanId: expired, now: world.now });
    },
    'a partner has another address': async () => {
      await db().partner.update({ where: { id: partner }, data: { slug: 'another' } });
      openRowsChanged('all');
    },
  };
  const counts: number[] = [];
  for (const [step, happen] of Object.entries(steps)) {
    await happen();
    const { followed, read } = await bothWays();
    expect({ step, rows: followed }).toEqual({ step, rows: read });
    counts.push(read.length);
  }
  expect(counts).toEqual([4, 4, 3, 4, 4, 3, 3]);
});
