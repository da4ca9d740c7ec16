import { readFileSync } from 'node:fs';
import { buildOnce } from '#sandbox/build-once.ts';
import { signInAs } from '#tests/support/ask.ts';
import { worldDay } from './a-million-loans.ts';
import { type Line, compare, limited, perSecond } from './compare.ts';
import { everyByCard } from './paid-by-card.ts';
import type { Place } from './place.ts';
import { p95 } from './times.ts';
import { type Web, answered, startBare, startWeb } from './web-process.ts';

const atOnce = 8;

/** Pages over HTTP beside a page of Remix that is nothing; and the memory of whoever answers them. */
export async function pages(place: Place): Promise<Line[]> {
  const isFull = place.size === 'full';
  const [rounds, seconds, many] = isFull ? [5, 3, 50_000] : [1, 0.3, 300];
  await buildOnce(process.cwd());
  const bare = await startBare();
  const web = await startWeb().catch((error: Error) => {
    bare.end();
    throw error;
  });
  const cookie = await signInAs(everyByCard, worldDay);
  const { rows } = await place.sql(
    `select slug from loans where status = 'fundraising' order by id limit 1`,
  );
  const { slug } = rows[0] as { slug: string };
  const works = [
    ['home', '/', 2],
    ['list', '/loans', 2],
    ['loan', `/loans/${slug}`, 2],
    ['help', '/help', 2],
    ['portfolio, signed in', '/portfolio', 0.12],
    ['balance, signed in', '/balance', 0.12],
  ] as const;
  const lines: Line[] = [];
  try {
    for (const [name, path, ratio] of works) {
      const own = ratio < 1 ? { cookie } : undefined;
      const took: number[] = [];
      const line = await compare({
        id: 'H',
        work: `pages of ${name}, c = 8`,
        unit: 'a second',
        goal: { better: 'more', ratio },
        rounds,
        ours: () => rateOf(web.origin + path, seconds, own, took),
        floor: () => rateOf(`${bare.origin}/`, seconds),
      });
      const slow = p95(took.toSorted((a, b) => a - b));
      lines.push({ ...line, work: `${line.work} (p95 ${slow.toFixed(1)} ms)` });
    }
    lines.push(...(await memoryAfter(web, many, { slug, cookie })));
    return lines;
  } finally {
    web.end();
    bare.end();
  }
}

/** Of fifty, four are lists that nobody asked for before, one is a page of somebody who is signed in; the others are kept. */
function pathOf(number: number, slug: string): string {
  if (number % 50 === 0) return '/portfolio';
  if (number % 12 === 0) return `/loans?after=1_${number}`;
  return ['/', `/loans/${slug}`, '/help'][number % 3] ?? '/';
}

async function memoryAfter(
  web: Web,
  many: number,
  { slug, cookie }: { slug: string; cookie: string },
): Promise<Line[]> {
  const measured: number[] = [];
  let number = 0;
  for (let part = 1; part <= 2; part += 1) {
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (number < (many * part) / 2) {
          number += 1;
          const path = pathOf(number, slug);
          await answered(web.origin + path, path === '/portfolio' ? { cookie } : undefined);
        }
      }),
    );
    measured.push(residentOf(web.child.pid ?? 0));
  }
  const [half = 0, whole = 0] = measured;
  const of = { id: 'H', better: 'less' as const };
  return [
    limited({
      ...of,
      work: `memory of a web process after ${many} pages`,
      unit: 'MB',
      limit: 400,
      measured: [whole],
    }),
    limited({
      ...of,
      work: 'grown in the second half of them',
      unit: '%',
      limit: 10,
      measured: [(whole / half - 1) * 100],
    }),
  ];
}

const residentOf = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

async function rateOf(
  url: string,
  seconds: number,
  headers?: Record<string, string>,
  took: number[] = [],
): Promise<number> {
  await answered(url, headers);
  return perSecond(seconds, atOnce, async () => {
    const start = performance.now();
    await answered(url, headers);
    took.push(performance.now() - start);
  });
}
