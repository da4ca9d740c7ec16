import { Agent } from 'node:http';
import pg from 'pg';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { placeOrder } from '#app/domain/funding/place-order.ts';
import { startCheckout } from '#app/domain/funding/start-checkout.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { setClock } from '#app/platform/clock.ts';
import { buildOnce } from '#sandbox/build-once.ts';
import { signInAs } from '#tests/support/ask.ts';
import { makeWorld, worldDay } from './a-million-loans.ts';
import { type Line, compare, limited, perSecond } from './compare.ts';
import { askFor, makeRoom } from './open-loans.ts';
import type { Place } from './place.ts';
import { type Web, sent, startBare, startWeb } from './web-process.ts';

const atOnce = 8;
const share = 2_500n;
const size = { loans: 2_000, open: 20, lenders: 500, partners: 5 };

/** Many who want the same: the last share over HTTP, and a loan that everybody lends to. */
export async function lastShare(place: Place): Promise<Line[]> {
  const isFull = place.size === 'full';
  const [rounds, seconds, wanting] = isFull ? [5, 3, 500] : [1, 0.3, 40];
  setClock(() => worldDay);
  await makeWorld(place, size);
  const hot = await makeRoom(place);
  await place.sql(`
    insert into baskets (token_hash, person_id, created_at)
    select 'bench' || id, id, created_at from people where email like 'lender%'`);
  await place.settle();
  const lines = [
    await reservations(place, hot[0] ?? 0, { rounds, seconds }),
    ...(await purchases(place, hot, { rounds, seconds })),
    await lastOne(place, hot[9] ?? 0, { rounds, wanting }),
  ];
  const wrong = await checkBooks();
  if (wrong.length > 0) throw new Error(`B3: ${wrong[0]?.check} answers rows`);
  return lines;
}

interface Rounds {
  readonly rounds: number;
  readonly seconds: number;
}

/** Everybody sets a slice of one loan aside, beside a row that is moved as long as there is room. */
async function reservations(place: Place, loanId: number, { rounds, seconds }: Rounds) {
  await place.sql(`
    create table bare_loans (id int primary key, amount bigint, raised bigint);
    insert into bare_loans values (1, 1000000000000, 0);
    grant all on bare_loans to urunan_app`);
  const pool = new pg.Pool({ connectionString: place.appUrl, max: atOnce });
  try {
    const line = await compare({
      id: 'B3',
      work: 'reservations of one hot loan, c = 8',
      unit: 'a second',
      goal: { better: 'more', ratio: 0.35 },
      rounds,
      ours: () => perSecond(seconds, atOnce, (number) => reserve(number, loanId)),
      floor: () =>
        perSecond(seconds, atOnce, async () => {
          await pool.query({
            name: 'bare',
            text: 'update bare_loans set raised = raised + $2 where id = $1 and raised + $2 <= amount',
            values: [1, share],
          });
        }),
    });
    await place.sql('delete from reservations');
    return line;
  } finally {
    await pool.end();
  }
}

const lenderOf = (number: number) => 1 + (number % size.lenders);

async function reserve(number: number, loanId: number): Promise<void> {
  const personId = lenderOf(number);
  const by = { personId };
  const answer = await reserveSlice({ basket: by, loanId, amount: share, by, now: worldDay });
  if ('refused' in answer) throw new Error(`B3: not set aside: ${answer.refused}`);
}

/** A slice set aside, ordered and paid from the balance. */
async function buy(number: number, loanId: number): Promise<void> {
  await reserve(number, loanId);
  const lenderId = lenderOf(number);
  const placed = await placeOrder({
    basket: { personId: lenderId },
    lenderId,
    tip: 0n,
    usesBalance: true,
    now: worldDay,
  });
  if ('refused' in placed) throw new Error(`B3: not placed: ${placed.refused}`);
  const { order } = placed;
  const paid = await startCheckout({ orderId: order.id, justPlaced: order, now: worldDay });
  if ('refused' in paid) throw new Error(`B3: not paid: ${paid.refused}`);
}

async function purchases(place: Place, loans: readonly number[], { rounds, seconds }: Rounds) {
  const before = await bought(place);
  const lines: Line[] = [];
  let count = 0;
  for (const [words, own, limit] of [
    ['one hot loan', loans.slice(0, 1), 200],
    ['eight loans', loans.slice(1, 9), 400],
  ] as const) {
    const measured: number[] = [];
    for (let round = 0; round <= rounds; round += 1)
      measured.push(
        await perSecond(seconds, atOnce, (number) => {
          count += 1;
          return buy(number, own[number % own.length] ?? 0);
        }),
      );
    lines.push(
      limited({
        id: 'B3',
        work: `purchases from balance, c = 8: ${words}`,
        unit: 'a second',
        better: 'more',
        limit,
        measured: measured.slice(1),
      }),
    );
  }
  const after = await bought(place);
  for (const what of ['slices', 'orders', 'cents'] as const) {
    const grown = after[what] - before[what];
    const due = what === 'cents' ? count * Number(share) : count;
    if (grown !== due) throw new Error(`B3: of ${what} there are ${grown} more, not ${due}`);
  }
  return lines;
}

async function bought(place: Place): Promise<Record<'slices' | 'orders' | 'cents', number>> {
  const { rows } = await place.sql(`
    select (select count(*) from slices)::int as slices,
           (select count(*) from orders where status = 'paid')::int as orders,
           (select sum(raised) from loans)::float8 as cents`);
  return rows[0] as Record<'slices' | 'orders' | 'cents', number>;
}

/** The last share of a loan, and all who want it at once, each at an address of their own, by two processes. */
async function lastOne(
  place: Place,
  loanId: number,
  { rounds, wanting }: { rounds: number; wanting: number },
): Promise<Line> {
  await buildOnce(process.cwd());
  await askFor(place, loanId, `raised + ${share}`);
  const { rows } = await place.sql(`select slug from loans where id = ${loanId}`);
  const { slug } = rows[0] as { slug: string };
  const cookies: string[] = [];
  for (let number = 0; number < wanting; number += 1)
    cookies.push(await signInAs(lenderOf(number), worldDay));
  const webs: Web[] = [];
  /** Each sends the form once; how long it took until the last of them was answered. */
  const allOf = async (pair: readonly Web[], path: string) => {
    const agent = new Agent();
    const start = performance.now();
    const answers = await Promise.all(
      cookies.map((cookie, number) => {
        const address = `100.${1 + (number >> 8)}.${number & 255}.7`;
        return sent((pair[number % 2]?.origin ?? '') + path, {
          agent,
          headers: { cookie, origin: 'https://bench.example', 'x-forwarded-for': address },
          form: { amount: '25.00' },
        });
      }),
    );
    return { took: performance.now() - start, answers };
  };
  try {
    for (let number = 0; number < 2; number += 1)
      webs.push(await startWeb({ TRUST_PROXY: '1' }), await startBare());
    const ours = webs.filter((_, number) => number % 2 === 0);
    const bare = webs.filter((_, number) => number % 2 === 1);
    return await compare({
      id: 'B3',
      work: `the last share, ${wanting} lenders at once, two processes`,
      unit: 'ms',
      goal: { better: 'less', ratio: 2.5 },
      rounds,
      ours: async () => {
        await place.sql('delete from reservations');
        await place.sql('delete from set_asides where paid_at is null');
        const { took, answers } = await allOf(ours, `/loans/${slug}/slices`);
        assertOneWins(answers);
        return took;
      },
      floor: async () => {
        const { took, answers } = await allOf(bare, '/?index');
        if (answers.some(({ status }) => status !== 200)) throw new Error('B3: the floor refuses');
        return took;
      },
    });
  } finally {
    for (const web of webs) web.end();
    await place.sql('delete from reservations');
  }
}

/** One goes on to the basket; everybody else is told, each of them, why not. */
const whyNot = /\?slice=(loan_is_already_funded|everything_left_is_reserved)$/;

function assertOneWins(answers: readonly { status: number; location: string | null }[]): void {
  const won = answers.filter(({ location }) => location === '/basket').length;
  const told = answers.filter(({ location }) => whyNot.test(location ?? '')).length;
  if (won !== 1 || won + told !== answers.length) {
    const other = answers.find(({ status }) => status !== 302);
    throw new Error(`B3: ${won} won, ${told} were told, and one got ${JSON.stringify(other)}`);
  }
}
