import pg from 'pg';
import { keepEvent } from '#app/payments/events.ts';
import { randomOf } from '#tests/support/random.ts';
import { type Line, compare } from './compare.ts';
import type { Place } from './place.ts';
import { timesOf } from './times.ts';

const atOnce = 8;
const at = new Date('2026-06-01T10:00:00Z');

/** Events of Stripe, three in ten of them doubled and all of them shuffled, from the verified body to the commit. */
export async function webhooks(place: Place): Promise<Line[]> {
  const count = place.size === 'full' ? 20_000 : 200;
  const numbers = sent(count);
  const pool = new pg.Pool({ connectionString: place.appUrl, max: atOnce });
  const rateOf = async (store: (number: number) => Promise<unknown>) => {
    const start = performance.now();
    await timesOf(numbers.length, atOnce, (index) => store(numbers[index] ?? 0));
    return numbers.length / ((performance.now() - start) / 1000);
  };
  try {
    const line = await compare({
      id: 'B8',
      work: `${numbers.length} webhooks stored with their jobs, c = 8`,
      unit: 'a second',
      goal: { better: 'more', ratio: 0.7 },
      rounds: place.size === 'full' ? 5 : 1,
      ours: async () => {
        await place.sql('truncate stripe_events, outbox cascade');
        const rate = await rateOf((number) =>
          keepEvent(
            {
              id: `evt_${number}`,
              type: 'checkout.session.completed',
              data: { object: { id: `cs_${number}` } },
            },
            at,
          ),
        );
        await assertOnce(place, new Set(numbers).size);
        return rate;
      },
      floor: async () => {
        await place.sql('truncate stripe_events, outbox cascade');
        return rateOf((number) =>
          pool.query({
            name: 'bare',
            text: `insert into stripe_events (id, type, object_id, received_at) values ($1, $2, $3, $4)
                   on conflict (id) do nothing`,
            values: [`evt_${number}`, 'checkout.session.completed', `cs_${number}`, at],
          }),
        );
      },
    });
    return [line];
  } finally {
    await pool.end();
  }
}

function sent(count: number): number[] {
  const random = randomOf(8);
  const different = Math.round(count * 0.7);
  const numbers = Array.from({ length: count }, (_, index) =>
    index < different ? index : random(different),
  );
  for (let last = numbers.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    [numbers[last], numbers[other]] = [numbers[other] ?? 0, numbers[last] ?? 0];
  }
  return numbers;
}

async function assertOnce(place: Place, different: number): Promise<void> {
  const { rows } = await place.sql(
    `select (select count(*) from stripe_events)::int as events, count(*)::int as jobs,
            count(distinct payload->>'eventId')::int as named from outbox`,
  );
  const { events, jobs, named } = rows[0] as Record<'events' | 'jobs' | 'named', number>;
  if (events !== different || jobs !== different || named !== different)
    throw new Error(`of ${different} events ${events} are stored, with ${jobs} jobs of ${named}`);
}
