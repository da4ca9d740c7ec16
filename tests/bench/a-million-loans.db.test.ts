import { afterEach, expect, it } from 'vitest';
import { checkBooks } from '#app/ledger/check-books.ts';
import { makeWorld, worldSizes } from './a-million-loans.ts';
import { withKeptEnvironment } from '#tests/support/kept-environment.ts';
import { type Place, openPlace } from './place.ts';

withKeptEnvironment();
let place: Place | undefined;
afterEach(async () => {
  await place?.end();
});

it('the world of the benches has books that balance', async () => {
  place = await openPlace('small', { isThrowaway: true });
  await makeWorld(place, worldSizes.small);
  const { rows } = await place.sql(
    'select status, count(*)::int as count from loans group by 1 order by 1',
  );
  expect(rows).toEqual([
    { status: 'fundraising', count: 60 },
    { status: 'funded', count: 4 },
    { status: 'in_repayment', count: 101 },
    { status: 'repaid', count: 235 },
  ]);
  expect(await checkBooks()).toEqual([]);
});
