import { readdir } from 'node:fs/promises';
import pg from 'pg';
import { checkBooks } from '#app/ledger/check-books.ts';
import { makeWorld, worldSizes } from './a-million-loans.ts';
import { type Line, compare } from './compare.ts';
import type { Place } from './place.ts';

const folder = 'prisma/checks';
/** They make about a million postings. */
const millionPostings = { loans: 48_000, open: 1_000, lenders: 10_000, partners: 20 };
const ofTheLedger = /^0[123]_/;

/** The questions of the books, asked as every night, beside one sum of all postings by account. */
export async function checks(place: Place): Promise<Line[]> {
  await makeWorld(place, place.size === 'full' ? millionPostings : worldSizes.small);
  await place.settle();
  const { rows } = await place.sql('select count(*)::int as count from postings');
  const count = (rows[0] as { count: number }).count;
  if (place.size === 'full' && count < 900_000) throw new Error(`there are only ${count} postings`);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql'));
  const client = new pg.Client(place.appUrl);
  await client.connect();
  const milliseconds = async (work: () => Promise<unknown>) => {
    const start = performance.now();
    await work();
    return performance.now() - start;
  };
  const ask = (which: RegExp) =>
    milliseconds(async () => {
      const wrong = await checkBooks(which);
      if (wrong.length > 0) throw new Error(`${wrong[0]?.check} answers rows`);
    });
  const floor = () =>
    milliseconds(() => client.query('select account_id, sum(amount) from postings group by 1'));
  const of = { id: 'B6', unit: 'ms', rounds: place.size === 'full' ? 5 : 1, floor } as const;
  try {
    return [
      await compare({
        ...of,
        work: `all ${files.length} checks, ${count} postings`,
        goal: { better: 'less', ratio: 8 },
        ours: () => ask(/./),
      }),
      await compare({
        ...of,
        work: 'the three of the ledger',
        goal: { better: 'less', ratio: 2 },
        ours: () => ask(ofTheLedger),
      }),
    ];
  } finally {
    await client.end();
  }
}
