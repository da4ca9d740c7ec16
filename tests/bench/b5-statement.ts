import pg from 'pg';
import { newestLines } from '#app/domain/balances/statement.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { randomOf } from '#tests/support/random.ts';
import { worldDay, worldSizes } from './a-million-loans.ts';
import { type Line, compare, limited } from './compare.ts';
import { everyByCard } from './paid-by-card.ts';
import type { Place } from './place.ts';
import { p95, timesOf } from './times.ts';

const atOnce = 8;
const most = 100;

/**
 * The first page of a statement beside a bare scan of the lines it shows, of the account and of what a card paid, and
 * all that two pages of a lender load.
 */
export async function statements(place: Place): Promise<Line[]> {
  const isFull = place.size === 'full';
  const times = isFull ? 2_000 : 40;
  const rounds = isFull ? 5 : 1;
  const { lenders } = worldSizes[place.size];
  const random = randomOf(5);
  // Who pays by card: each checkout is listed in its parts.
  const someone = () => everyByCard * (1 + random(lenders / everyByCard));
  await assertSame(someone());
  const pool = new pg.Pool({ connectionString: place.appUrl, max: atOnce });
  const bare = (lender: number) =>
    pool.query({
      name: 'bare',
      text: `(select j.id, j.key, j.kind, j.booked_at, -p.amount
                from accounts a join postings p on p.account_id = a.id join journals j on j.id = p.journal_id
               where a.name = $1 and a.currency = 'USD' order by p.journal_id desc limit $2)
             union all
             (select j.id, j.key, j.kind, j.booked_at, l.placed
                from orders o join order_lines l on l.order_id = o.id join journals j on j.key = 'checkout:' || o.id
               where o.lender_id = $3 and o.status = 'paid' order by o.paid_at desc limit $2)`,
      values: [`lender:${lender}`, most, lender],
    });
  const period = { from: null, to: null };
  try {
    const first = await compare({
      id: 'B5',
      work: 'the first page of a statement, p95, c = 8',
      unit: 'ms',
      goal: { better: 'less', ratio: 3 },
      rounds,
      ours: async () =>
        p95(
          await timesOf(times, atOnce, () =>
            newestLines({ lenderId: someone(), currency: 'USD', period, most }),
          ),
        ),
      floor: async () => p95(await timesOf(times, atOnce, () => bare(someone()))),
    });
    return [
      first,
      await whole('/balance', 'lender/balance'),
      await whole('/portfolio', 'lender/portfolio'),
    ];
  } finally {
    await pool.end();
  }

  async function whole(name: string, route: 'lender/balance' | 'lender/portfolio') {
    const cookies: string[] = [];
    for (let number = 0; number < 50; number += 1)
      cookies.push(await signInAs(someone(), worldDay));
    const measured: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      const took = await timesOf(times / 4, atOnce, async (number) => {
        const { status } = await ask(route, cookies[number % cookies.length] ?? '');
        if (status !== 200) throw new Error(`${name} answered ${status}`);
      });
      if (round > 0) measured.push(p95(took));
    }
    const work = `all that ${name} loads, p95, c = 8`;
    return limited({ id: 'B5', work, unit: 'ms', better: 'less', limit: 25, measured });
  }
}

/** The page ends with what is on the account. */
async function assertSame(lenderId: number): Promise<void> {
  const asked = { lenderId, currency: 'USD' as const, period: { from: null, to: null } };
  const { lines, closing } = await newestLines({ ...asked, most: 1_000_000 });
  const account = await db().account.findFirst({ where: { name: `lender:${lenderId}` } });
  const sum = lines.reduce((all, line) => all + line.amount, 0n);
  if (sum !== account?.balance || closing !== sum)
    throw new Error(`the statement of lender ${lenderId} comes to ${sum}, not ${account?.balance}`);
}
