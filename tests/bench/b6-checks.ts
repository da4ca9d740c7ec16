import { readdir } from 'node:fs/promises';
import pg from 'pg';
import { checkBooksNow } from '#app/domain/books/check-books-now.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { type Mark, checkDay } from '#app/ledger/check-day.ts';
import { db } from '#app/platform/db.ts';
import { makeWorld, worldDay, worldSizes } from './a-million-loans.ts';
import { type Line, compare, limited } from './compare.ts';
import { letADayPass } from './one-day.ts';
import type { Place } from './place.ts';

const folder = 'prisma/checks';
/** They make about a million postings. */
const millionPostings = { loans: 48_000, open: 1_000, lenders: 10_000, partners: 20 };
const ofTheLedger = /^0[123]_/;

/** Repayments of a day. */
const aDay = { small: 20, full: 1_000 } as const;
const rounds = { small: 1, full: 5 } as const;
const mostMilliseconds = 2_000;

const milliseconds = async (work: () => Promise<unknown>) => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

/** The questions of the books, asked of the whole, beside one sum of all postings by account; and of a day. */
export async function checks(place: Place): Promise<Line[]> {
  await makeWorld(place, place.size === 'full' ? millionPostings : worldSizes.small);
  await place.settle();
  const postings = await postingsOf(place);
  if (place.size === 'full' && postings < 900_000) throw new Error(`there are only ${postings}`);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  const client = new pg.Client(place.appUrl);
  await client.connect();
  const ask = (which: RegExp) =>
    milliseconds(async () => {
      const wrong = await checkBooks(which);
      if (wrong.length > 0) throw new Error(`${wrong[0]?.check} answers rows`);
    });
  const floor = () =>
    milliseconds(() => client.query('select account_id, sum(amount) from postings group by 1'));
  const of = { id: 'B6', unit: 'ms', rounds: rounds[place.size], floor } as const;
  try {
    return [
      await compare({
        ...of,
        work: `all ${files.length} checks, ${postings} postings`,
        goal: { better: 'less', ratio: 8 },
        ours: () => ask(/./),
      }),
      await compare({
        ...of,
        work: 'the three of the ledger',
        goal: { better: 'less', ratio: 2 },
        ours: () => ask(ofTheLedger),
      }),
      ...(await checksOfADay(place)),
    ];
  } finally {
    await client.end();
  }
}

/** The same of one day: it should take as long among twenty million postings as among one. */
export async function checksOfADay(place: Place): Promise<Line[]> {
  const postings = await postingsOf(place);
  await checkBooksNow(worldDay);
  const row = await db().booksCheck.findFirstOrThrow({ orderBy: { id: 'desc' } });
  if (row.snapshot === null)
    throw new Error(`the books were wrong: ${JSON.stringify(row.failures)}`);
  await letADayPass(place, aDay[place.size]);
  await place.settle();
  const measured: number[] = [];
  for (let round = 0; round <= rounds[place.size]; round += 1)
    measured.push(
      await milliseconds(async () => {
        const { failures } = await checkDay(worldDay, row as unknown as Mark);
        if (failures.length > 0) throw new Error(`${failures[0]?.check} answers rows`);
      }),
    );
  await assertItLooks(place, row as unknown as Mark);
  const work = `all checks of a day of ${aDay[place.size]} repayments, ${postings} postings`;
  const of = { id: 'B6', unit: 'ms', better: 'less', limit: mostMilliseconds } as const;
  return [limited({ ...of, work, measured: measured.slice(1) })];
}

/** A check that finds nothing may have asked nothing. */
async function assertItLooks(place: Place, mark: Mark): Promise<void> {
  const wrong = (by: number) =>
    place.sql(`update slices set repaid = repaid + ${by} where id = (
      select max(slice_id) from slice_payments where journal_id = (select max(id) from journals))`);
  await place.sql('alter table slices disable trigger user');
  await wrong(-1);
  const { failures } = await checkDay(worldDay, mark);
  await wrong(1);
  await place.sql('alter table slices enable trigger user');
  if (!failures.some(({ check }) => check === '14_slices_equal_their_payments'))
    throw new Error('a cent that is missing of a slice was not seen');
}

async function postingsOf(place: Place): Promise<number> {
  const { rows } = await place.sql('select count(*)::int as count from postings');
  return (rows[0] as { count: number }).count;
}
