import Stripe from 'stripe';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomOf } from '#tests/support/random.ts';
import { form, send } from './support/http.ts';
import { paymentsWait, seeds } from './support/scenes.ts';
import { at, untilIt } from './support/asking.ts';
import { type Running, type Stage, type Take, openStage } from './support/stage.ts';
import { type Whole, wholeOf } from './support/whole.ts';

let stage: Stage;
const signer = new Stripe('sk_test_double');
const allDone = `select where not exists (
  select from outbox where done_at is null and (key is null or name = 'stripe.sweep') and due_at < '2026-05-04 09:20Z')`;

beforeAll(async () => {
  stage = await openStage(paymentsWait, 55_680);
});

afterAll(() => stage?.end());

function postEvent(origin: string, event: Stripe.Event) {
  const body = JSON.stringify(event);
  const signature = signer.webhooks.generateTestHeaderString({
    payload: body,
    secret: 'whsec_test',
  });
  const headers = { 'content-type': 'application/json', 'stripe-signature': signature };
  return send(`${origin}/webhooks/stripe`, { method: 'POST', headers, body });
}

/** Stripe is asked about what was never heard of. */
async function sweepAndEnd(take: Take): Promise<Whole> {
  await take.until(allDone);
  await take.ask(
    `insert into outbox (name, payload, due_at) values ('stripe.sweep', '{}', '2026-05-04 09:00Z')`,
  );
  await take.until(allDone);
  const whole = await wholeOf(take);
  await take.end();
  return whole;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('Stripe’s events', () => {
  it(`may be doubled, shuffled, late, lost or cut off after the deed: ${seeds} payments end the same`, async () => {
    const { events } = stage.world.stripe;
    const calm = await stage.take();
    calm.worker();
    const { origin } = await calm.web();
    for (const event of events) expect((await postEvent(origin, event)).status).toBe(200);
    const untroubled = await sweepAndEnd(calm);
    expect(untroubled['orders']?.every((row) => row.includes('"status": "paid"'))).toBe(true);

    const take = await stage.take();
    take.worker();
    take.worker();
    const web = await take.web();
    const random = randomOf(seeds);
    const shuffled = [...events].sort(() => random(3) - 1);
    const send = async (event: Stripe.Event) => {
      if (random(6) === 0) return;
      await pause(random(4) * 80);
      const times = 1 + random(3);
      for (let time = 0; time < times; time += 1) await postEvent(web.origin, event);
      // The answer to another one is lost after the deed: Stripe sends it again.
      if (random(4) === 0) {
        await Promise.race([postEvent(web.origin, event).catch(() => undefined), pause(5)]);
        await postEvent(web.origin, event);
      }
    };
    for (let first = 0; first < shuffled.length; first += 20)
      await Promise.all(shuffled.slice(first, first + 20).map(send));
    expect(await sweepAndEnd(take)).toEqual(untroubled);
  });
});

describe('the last share', () => {
  it('is one’s when three hundred want it over HTTP, and the others are told so', async () => {
    const take = await stage.take();
    const [loan] = await take.ask<{ slug: string }>(
      'select slug from loans order by id desc limit 1',
    );
    const origins: string[] = [];
    for (let process = 0; process < 2; process += 1)
      origins.push((await take.web({ TRUST_PROXY: '1' })).origin);
    const answers = await Promise.all(
      Array.from({ length: 300 }, (_, number) => {
        const origin = origins[number % 2] ?? '';
        const asked = form(origin, { amount: '25.00' });
        const headers = {
          ...asked.headers,
          'x-forwarded-for': `10.1.${number >> 8}.${number & 255}`,
        };
        return send(`${origin}/loans/${loan?.slug}/slices`, { ...asked, headers });
      }),
    );
    const counts: Record<string, number> = {};
    for (const { location = '' } of answers) counts[location] = (counts[location] ?? 0) + 1;
    const told = `/loans/${loan?.slug}?slice=everything_left_is_reserved`;
    expect(counts).toEqual({ '/basket': 1, [told]: 299 });
    const page = await send(`${origins[0]}${told}`, {});
    expect(page.text).toContain('Everything left is in other people’s baskets');
    expect(
      await take.ask(`select from reservations where amount = 2500 and order_id is null`),
    ).toHaveLength(1);
    await take.end();
  });
});

/** A page waits two seconds for a connection, and two for a lock. */
const longest = 4_000;

describe('a page', () => {
  let take: Take;
  let web: Running & { origin: string };
  beforeAll(async () => {
    take = await stage.take();
    web = await take.web({ SESSION_SECRET: 'only-for-tests-only-for-tests-only' });
  });
  afterAll(() => take.end());

  const timed = async (path: string) => {
    const start = performance.now();
    // Somebody's own, as pages of visitors are kept for seconds.
    const { status, text } = await send(web.origin + path, {
      headers: { cookie: 'basket=nobody' },
    });
    return { status, text, milliseconds: performance.now() - start };
  };

  it('works behind a proxy that names another host', async () => {
    const asked = form(web.origin, { email: 'nobody@example.org', password: 'wrong' });
    const headers = { ...asked.headers, host: 'app.internal:3000' };
    const answer = await send(`${web.origin}/sign-in`, { ...asked, headers });
    expect(answer.status).toBe(409);
    const elsewhere = {
      ...asked.headers,
      origin: 'http://app.internal:3000',
      host: 'app.internal:3000',
    };
    expect((await send(`${web.origin}/sign-in`, { ...asked, headers: elsewhere })).status).toBe(
      403,
    );
  });

  /** Other tests keep this machine busy: how long forty pages take when nothing is in their way. */
  const forty = () => Promise.all(Array.from({ length: 40 }, () => timed('/loans')));
  const slowest = (answers: { milliseconds: number }[]) =>
    Math.max(...answers.map(({ milliseconds }) => milliseconds));

  it('is answered while another table is locked; what needs it says so in words', async () => {
    const floor = slowest(await forty());
    // The list is one for all who ask for it in a second.
    await pause(1_100);
    const holder = new pg.Client(at(stage.postgres.server.superuserUrl, take.database));
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query('begin; lock table loans in access exclusive mode');
    const waiting = forty();
    await pause(300);
    for (const path of ['/health', '/how-it-works', '/sign-in', '/sign-up', '/help', '/basket']) {
      const { status, milliseconds } = await timed(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(milliseconds).toBeLessThan(1_000 + floor);
    }
    const locked = await waiting;
    await holder.end();
    expect(new Set(locked.map(({ status }) => status))).toEqual(new Set([503]));
    expect(slowest(locked)).toBeLessThan(longest + 2 * floor);
    expect(locked[0]?.text).toContain('This cannot be answered just now');
    expect((await timed('/loans')).status).toBe(200);
  });

  it('says in words that the database is away, and is there again with it', async () => {
    const floor = slowest(await forty());
    const back = stage.postgres.crash(4_000);
    await pause(500);
    const loans = await timed('/loans');
    expect(loans.status).toBe(503);
    expect(loans.milliseconds).toBeLessThan(2_500 + floor);
    expect(loans.text).toContain('This cannot be answered just now');
    const ready = await timed('/ready');
    expect(ready.status).toBe(503);
    expect(JSON.parse(ready.text)).toEqual({ isReady: false, isDatabaseAway: true });
    expect((await timed('/health')).status).toBe(200);
    await back;
    expect((await timed('/loans')).status).toBe(200);
  });

  it('is answered when it was asked for before the end, or a moment after', async () => {
    const ending = await take.web();
    const endings: (number | string)[] = [];
    let isOver = false;
    const client = async () => {
      while (!isOver)
        endings.push(
          await send(`${ending.origin}/how-it-works`).then(
            ({ status }) => status,
            (error: NodeJS.ErrnoException) => error.code ?? String(error),
          ),
        );
    };
    const clients = Promise.all(Array.from({ length: 8 }, client));
    // All of them have been answered, some more than once.
    const isBusy = () => Promise.resolve(endings.length > 16);
    await untilIt(isBusy, 30, () => `only ${endings.length} answers`);
    const before = endings.length;
    const ended = ending.stop();
    // As long as a proxy may take to see that this process is ending.
    await pause(1_000);
    isOver = true;
    await clients;
    expect(await ended).toBe(0);
    expect(endings.length).toBeGreaterThan(before + 8);
    expect(new Set(endings)).toEqual(new Set([200]));
    await expect(send(`${ending.origin}/health`)).rejects.toThrow('ECONNREFUSED');
  });
});
