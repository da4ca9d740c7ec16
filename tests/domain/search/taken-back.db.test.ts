import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openLoans } from '#app/domain/loans/open-loans.ts';
import { db } from '#app/platform/db.ts';
import { forgetKept } from '#app/platform/kept-a-second.ts';
import { answerPages } from '#app/platform/process.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
let ahead = 0;

beforeEach(() => {
  const own = performance.now.bind(performance);
  ahead = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => own() + ahead);
  forgetKept();
  answerPages();
});
afterEach(() => {
  answerPages(false);
  vi.restoreAllMocks();
  forgetKept();
});

it('whose name is taken back is found by it no more a second later, though no word of it is heard', async () => {
  const g = given(world);
  await g.loan(await g.partner());
  const found = async (text: string) => (await openLoans({ text }, world.now)).count;
  expect(await found('Siti')).toBe(1);
  await db().borrowerConsent.updateMany({ data: { withdrawnAt: world.now } });
  ahead = 900;
  // Another list by the same words, made late in that second.
  await openLoans({ text: 'Siti', sort: 'newest' }, world.now);
  ahead = 1_001;
  expect(await found('Siti')).toBe(0);
  expect((await openLoans({ text: 'Siti', sort: 'newest' }, world.now)).count).toBe(0);
});
