import { forgetKept } from '#app/platform/kept-a-second.ts';
import { answerPages } from '#app/platform/process.ts';
import { setClock } from '#app/platform/clock.ts';
import { keepFigures } from '#app/domain/figures/keep-figures.ts';
import { makeWorld, worldDay, worldSizes } from './a-million-loans.ts';
import { repayment } from './b1-repayment.ts';
import { settlementDay } from './b2-settlement.ts';
import { lastShare } from './b3-last-share.ts';
import { transfers } from './b4-transfers.ts';
import { statements } from './b5-statement.ts';
import { checks, checksOfADay } from './b6-checks.ts';
import { pageQueries } from './b7-pages.ts';
import { webhooks } from './b8-webhooks.ts';
import { starts } from './s-start.ts';
import type { Line } from './compare.ts';
import { pages } from './h-pages.ts';
import { jobs } from './q-jobs.ts';
import { type Place, openPlace } from './place.ts';

type Bench = (place: Place) => Promise<Line[]>;

/** Every bench by its number: it fills a place of its own with data, measures, and proves what it did. */
const alone: Readonly<Record<string, Bench>> = {
  B1: repayment,
  B2: settlementDay,
  B3: lastShare,
  B4: transfers,
  B6: checks,
  B8: webhooks,
  Q: jobs,
  S: starts,
};

/** These are at home in the world of a million loans, in this order: only the last changes it. */
const inTheWorld: Readonly<Record<string, Bench>> = {
  B5: statements,
  B7: pageQueries,
  H: pages,
  B6: checksOfADay,
};

export const benches: readonly string[] = [
  ...new Set([...Object.keys(alone), ...Object.keys(inTheWorld)]),
].sort();

/**
 * Measures those asked for; the world is made once for all that live in it.
 *
 * @throws Error when there is no such bench, it cannot start, or what it did is wrong.
 */
export async function runBenches(
  wanted: readonly string[],
  size: Place['size'],
  options: { isThrowaway?: boolean; tell?: (lines: readonly Line[]) => void } = {},
): Promise<Line[]> {
  const { tell = () => undefined } = options;
  const none = wanted.find((id) => !benches.includes(id));
  if (none) throw new Error(`There is no bench ${none}. There are: ${benches.join(', ')}.`);
  const lines: Line[] = [];
  const add = (found: readonly Line[]) => {
    tell(found);
    lines.push(...found);
  };
  for (const id of wanted) if (alone[id]) add(await withPlace(size, options, alone[id]));
  const inIt = Object.entries(inTheWorld).flatMap(([id, bench]) =>
    wanted.includes(id) ? bench : [],
  );
  if (inIt.length === 0) return lines;
  await withPlace(size, options, async (place) => {
    await openWorld(place);
    // What lives in the world answers pages: what all of them ask alike is kept for seconds.
    answerPages();
    try {
      for (const bench of inIt) add(await bench(place));
    } finally {
      answerPages(false);
      forgetKept();
    }
    return [];
  });
  return lines;
}

async function withPlace(size: Place['size'], options: { isThrowaway?: boolean }, work: Bench) {
  const place = await openPlace(size, options);
  try {
    return await work(place);
  } finally {
    await place.end();
  }
}

export async function openWorld(place: Place): Promise<void> {
  setClock(() => worldDay);
  await makeWorld(place, worldSizes[place.size]);
  await place.settle();
  await keepFigures({ currency: 'USD', now: worldDay });
}
