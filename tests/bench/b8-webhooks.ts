import pg from 'pg';
import { checkBooks } from '#app/ledger/check-books.ts';
import { keepEvent } from '#app/payments/events.ts';
import type { RunnableJob } from '#app/jobs/queue.ts';
import { set } from '#tests/support/with-settings.ts';
import { forgetStripe } from '#app/payments/stripe.ts';
import { setClock } from '#app/platform/clock.ts';
import { allMarked, runJob } from '#workers/run-job.ts';
import { randomOf } from '#tests/support/random.ts';
import { type Line, compare, limited } from './compare.ts';
import { makeWorld, worldDay } from './a-million-loans.ts';
import { makeRoom } from './open-loans.ts';
import type { Place } from './place.ts';
import { timesOf } from './times.ts';
import { startStripe } from './web-process.ts';

const atOnce = 8;
const at = worldDay;
const worldOfOrders = { loans: 2_000, open: 500, lenders: 500, partners: 5 };

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
    return [line, ...(await applied(place, count))];
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

/** Each payment as a worker takes it, four at once: its job read, Stripe asked, the order paid and booked, the job done. */
async function applied(place: Place, count: number): Promise<Line[]> {
  const payments = Math.round(count * 0.7);
  const parts = place.size === 'full' ? 5 : 1;
  await fillOrders(place, payments);
  const stripe = await startStripe();
  set({
    STRIPE_API: stripe.origin,
    STRIPE_SECRET_KEY: 'sk_test_bench',
    STRIPE_WEBHOOK_SECRET: 'whsec_bench',
  });
  forgetStripe();
  try {
    const { rows } = await place.sql('select id::text from outbox order by id');
    const jobs = rows as { id: string }[];
    if (jobs.length !== payments)
      throw new Error(`B8: ${jobs.length} jobs of ${payments} payments`);
    const rates: number[] = [];
    for (let part = 0; part < parts; part += 1) {
      const own = jobs.slice((part * payments) / parts, ((part + 1) * payments) / parts);
      const start = performance.now();
      await timesOf(own.length, 4, (index) => run(own[index]?.id ?? ''));
      await allMarked();
      rates.push(own.length / ((performance.now() - start) / 1000));
    }
    await assertPaid(place, payments);
    const work = `${payments} of them applied by four workers, Stripe at once`;
    return [
      limited({ id: 'B8', work, unit: 'a second', better: 'more', limit: 300, measured: rates }),
    ];
  } finally {
    stripe.end();
    set({
      STRIPE_API: undefined,
      STRIPE_SECRET_KEY: undefined,
      STRIPE_WEBHOOK_SECRET: undefined,
    });
    forgetStripe();
  }
}

const run = (outboxId: string) =>
  runJob(
    { name: 'stripe_event.apply', data: { outboxId }, attemptsMade: 0, opts: {} } as RunnableJob,
    undefined,
  );

/** For each event an order of 25 dollars whose checkout was opened, its slice set aside. */
async function fillOrders(place: Place, payments: number): Promise<void> {
  setClock(() => worldDay);
  await makeWorld(place, worldOfOrders);
  const loans = await makeRoom(place);
  const day = worldDay.toISOString();
  await place.sql(`
    alter table journals disable trigger user;
    alter table postings disable trigger user;
    alter table orders disable trigger user;
    alter table reservations disable trigger user;
    insert into baskets (token_hash, created_at) select 'b' || n, '${day}' from generate_series(0, ${payments - 1}) n;
    insert into orders (lender_id, currency, tip, from_balance, card_amount, idempotency_key, email, language, session_id,
                        expires_at, created_at)
    select p.id, 'USD', 0, 0, 2500, 'k' || n, p.email, 'en', 'cs_' || n, '${day}'::timestamptz + interval '31 minutes', '${day}'
      from generate_series(0, ${payments - 1}) n join people p on p.id = 1 + n % ${worldOfOrders.lenders};
    insert into order_lines (order_id, position, loan_id, amount)
    select id, 1, (array[${loans.join(',')}])[1 + id % ${loans.length}], 2500 from orders where session_id is not null;
    insert into reservations (basket_id, loan_id, amount, expires_at, order_id)
    select b.id, n.loan_id, n.amount, o.expires_at, o.id
      from orders o join order_lines n on n.order_id = o.id join baskets b on b.token_hash = replace(o.session_id, 'cs_', 'b');
    insert into set_asides (basket_id, loan_id, holder, is_guest, amount, since, until)
    select basket_id, loan_id, 'h' || basket_id, true, amount, '${day}', expires_at from reservations;
    -- The host has put in what Stripe takes.
    insert into journals (key, kind, request_hash, booked_at, transaction) values ('bench:own', 'operator', '', '${day}', 1);
    insert into accounts (name, currency, side, may_go_below_zero, balance) values ('operator', 'USD', 'either', true, 100000000);
    insert into postings (journal_id, account_id, amount)
    select j.id, a.id, case a.name when 'bank' then 100000000 else -100000000 end
      from journals j, accounts a where j.key = 'bench:own' and a.name in ('bank', 'operator');
    update accounts set balance = balance + 100000000 where name = 'bank';
    alter table journals enable trigger user;
    alter table postings enable trigger user;
    alter table orders enable trigger user;
    alter table reservations enable trigger user`);
  await place.settle();
}

async function assertPaid(place: Place, payments: number): Promise<void> {
  const { rows } = await place.sql(`
    select (select count(*) from orders where status = 'paid' and placed = 2500 and session_id is not null)::int as orders,
           (select count(*) from slices s join orders o on o.id = s.order_id where o.session_id is not null)::int as slices,
           (select count(*) from stripe_events where handled_at is not null)::int as handled,
           (select count(*) from card_payments where balance_transaction_id is not null)::int as booked`);
  for (const [what, number] of Object.entries(rows[0] as Record<string, number>))
    if (number !== payments) throw new Error(`B8: of ${what} there are ${number}, not ${payments}`);
  const wrong = await checkBooks();
  if (wrong.length > 0) throw new Error(`B8: ${wrong[0]?.check} answers rows`);
}
