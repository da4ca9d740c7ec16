import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { paymentsWait } from './support/scenes.ts';
import { at, untilIt } from './support/asking.ts';
import { type Stage, type Take, openStage } from './support/stage.ts';

let stage: Stage;
let take: Take;
let origins: string[];
let loan: { id: number; slug: string };

beforeAll(async () => {
  stage = await openStage(paymentsWait, 55_720);
  take = await stage.take();
  origins = [(await take.web()).origin, (await take.web()).origin];
  const [row] = await take.ask<typeof loan>(
    `select id, slug from loans where status = 'fundraising' order by id desc limit 1`,
  );
  loan = row ?? loan;
  await take.ask(`update borrowers set first_name = 'Rosalinda'
    where id = (select borrower_id from loans where id = ${loan.id})`);
  // The first page wakes whoever listens; from then on pages are kept.
  await untilIt(isKeptEverywhere, 5, () => 'no page is kept');
});
afterAll(() => stage?.end());

const get = (origin: string, path: string, headers: Record<string, string> = {}) =>
  fetch(origin + path, { headers });
const textOf = async (origin: string, path: string) => (await get(origin, path)).text();

async function isKeptEverywhere(): Promise<boolean> {
  const tags = await Promise.all(
    origins.map(async (origin) => (await get(origin, `/loans/${loan.slug}`)).headers.get('etag')),
  );
  return tags.every((tag) => tag !== null);
}

/** Milliseconds until no process shows it any more, asking all the time. */
async function untilAll(path: string, holds: (text: string) => boolean): Promise<number> {
  const start = performance.now();
  for (;;) {
    const texts = await Promise.all(origins.map((origin) => textOf(origin, path)));
    if (texts.every(holds) || performance.now() - start > 20_000) return performance.now() - start;
  }
}

describe('a page kept for visitors', () => {
  it('is not made anew, is in their language, and is not sent twice to the same browser', async () => {
    const [origin = ''] = origins;
    const path = `/loans/${loan.slug}`;
    const one = await get(origin, path);
    const tag = one.headers.get('etag') ?? '';
    expect(tag).not.toBe('');
    expect(one.headers.get('cache-control')).toBe('private, no-cache');
    expect((await get(origin, path)).headers.get('etag')).toBe(tag);
    expect((await get(origin, path, { 'if-none-match': tag })).status).toBe(304);
    const indonesian = await get(origin, path, { 'accept-language': 'id' });
    expect(await indonesian.text()).toContain('<html lang="id"');
    const dark = await get(origin, path, { cookie: 'theme=dark' });
    expect(await dark.text()).toContain('data-theme="dark"');
    const head = await fetch(origin + path, { method: 'HEAD' });
    expect(head.headers.get('content-length')).not.toBeNull();
  });

  it.each(['session', 'basket'])('is nobody’s who has a %s', async (name) => {
    const [origin = ''] = origins;
    const answer = await get(origin, `/loans/${loan.slug}`, { cookie: `${name}=x.y` });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('etag')).toBeNull();
  });

  it('changes within a second in all processes when its loan does', async () => {
    const path = `/loans/${loan.slug}`;
    await untilAll(path, () => true);
    await take.ask(`update loans set use = 'to buy forty roses' where id = ${loan.id}`);
    expect(await untilAll(path, (text) => text.includes('forty roses'))).toBeLessThan(1_000);
  });

  it('is a second old at most where it lists loans, once one has changed', async () => {
    await untilAll('/loans', () => true);
    await take.ask(`update loans set use = 'to buy fifty roses' where id = ${loan.id}`);
    expect(await untilAll('/loans', (text) => text.includes('fifty roses'))).toBeLessThan(3_000);
  });

  it('that cannot be made is waited for by nobody behind another', async () => {
    const [origin = ''] = origins;
    const holder = new pg.Client(at(stage.postgres.server.superuserUrl, take.database));
    holder.on('error', () => undefined);
    await holder.connect();
    await holder.query('begin; lock table loans in access exclusive mode');
    const start = performance.now();
    const asked = Array.from({ length: 20 }, () => get(origin, '/loans/past?text=nobody'));
    const statuses = (await Promise.all(asked)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([503]));
    // Two seconds for the lock, for whoever asked first and then for the others together.
    expect(performance.now() - start).toBeLessThan(9_000);
    await holder.end();
  });

  it('shows nobody any longer, within a second, who has become anonymous', async () => {
    const paths = ['/', '/loans', `/loans/${loan.slug}`];
    for (const path of paths) {
      await untilAll(path, () => true);
      expect(await textOf(origins[0] ?? '', path)).toContain('Rosalinda');
    }
    await take.ask(
      `update borrower_consents c set withdrawn_at = '2026-05-04 09:00Z'
         from loans l where l.borrower_id = c.borrower_id and l.id = ${loan.id}`,
    );
    const times = paths.map((path) => untilAll(path, (text) => !text.includes('Rosalinda')));
    expect(Math.max(...(await Promise.all(times)))).toBeLessThan(1_000);
  });
});
