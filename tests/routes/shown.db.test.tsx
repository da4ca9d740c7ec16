import { Outlet } from '@remix-run/react';
import { createRemixStub } from '@remix-run/testing';
import type { ComponentType } from 'react';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Address, addresses } from '#app/paths.ts';
import type { BasketKey } from '#app/domain/baskets/basket-key.ts';
import { openBasket, openOwnBasket } from '#app/domain/baskets/baskets.ts';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { keepBasket } from '#app/web/session.ts';
import { now } from '#app/platform/clock.ts';
import { db } from '#app/platform/db.ts';
import { demoPeople } from '#sandbox/demo/sign-ins.ts';
import { signInAs } from '#tests/support/ask.ts';
import { inDemonstration, withDemonstration } from '#tests/support/demonstration.ts';
import { asOwner } from '#tests/support/database.ts';
import { markEveryText, marksIn } from '#tests/support/marks.ts';
import { candidates } from '#tests/support/shown-candidates.ts';
import { ofEverybody, ofOneself } from '#tests/support/who-reads-what.ts';
import { tracked } from '#tests/support/shown.ts';

withDemonstration();

/** The router that tests draw with is made for browsers: it warns of an effect that does nothing here. */
beforeEach(() => {
  const said = console.error;
  vi.spyOn(console, 'error').mockImplementation((...words: unknown[]) => {
    if (!String(words[0]).includes('useLayoutEffect does nothing')) said(...words);
  });
});
afterEach(() => vi.restoreAllMocks());

interface Door {
  loader?: (args: never) => unknown;
  default?: ComponentType;
  meta?: (args: never) => unknown;
}

/** What a door answers, as `.data` carries it; null where it shows nobody anything. */
async function dataOf(
  door: Door,
  path: string,
  params: Record<string, string>,
  cookie: string | null,
) {
  const request = new Request(`http://localhost:3000${path}`, {
    headers: cookie ? { cookie } : {},
  });
  try {
    const answer = await door.loader?.({ request, params, context: {} } as never);
    if (answer instanceof Response) return answer.ok ? await answer.text() : null;
    if (answer === undefined || answer === null) return null;
    const wrapped = answer as { init?: unknown; data?: unknown };
    return 'init' in wrapped ? wrapped.data : answer;
  } catch (thrown) {
    if (thrown instanceof Response) return null;
    throw thrown;
  }
}

/** The page that a door draws from its data. */
function drawn(door: Door, name: Address, path: string, data: unknown, root: unknown): string {
  const Stub = createRemixStub([
    {
      id: 'root',
      path: '/',
      Component: Outlet,
      children: [{ id: 'page', path: addresses[name].slice(1), Component: door.default ?? null }],
    },
  ]);
  return renderToString(
    <Stub
      initialEntries={[path]}
      hydrationData={{ loaderData: { root, page: data } }}
      future={{ v3_singleFetch: true }}
    />,
  );
}

/** They see what the one before them sees. */
const likeOthers = ['ben@demo.example', 'treasurer2@demo.example'];

async function doorOf(name: Address): Promise<unknown> {
  const page = await import(`#app/routes/${name}.tsx`).catch(() => null);
  return page ?? import(`#app/routes/${name}.ts`).catch(() => null);
}

/** The cookie of a browser that has set something aside. */
async function fullBasket(): Promise<string> {
  const token = await openBasket(now());
  await fill(token);
  return (await keepBasket(token)).split(';')[0] ?? '';
}

async function fill(basket: BasketKey): Promise<void> {
  if (typeof basket !== 'string' && 'personId' in basket)
    await openOwnBasket(basket.personId, now());
  const open = await db().loan.findMany({ where: { status: 'fundraising' }, take: 2 });
  for (const { id: loanId, shareSize: amount } of open)
    await reserveSlice({ basket, loanId, amount, by: { personId: 0 }, now: now() });
}

/** Shown only where the demonstration has nothing of it. */
const elsewhere: Partial<Record<Address, readonly string[]>> = {
  // Where no town may be named.
  'public/home': ['cards[].country'],
  'public/loans': ['cards[].country'],
  'lender/balance': ['cards[].country'],
  // Beside a question about a file that is being checked.
  'desk/report': ['figure'],
  // Where a bank's statement was taken in, or two people's yes is awaited that names somebody.
  'operator/bank': ['accounts[].currency'],
  'operator/money': ['proposals[].shown.to'],
  // Where gains of the currency are somebody's.
  'public/loan': ['loan.gainFee'],
  'public/loan-slices': ['loan.gainFee'],
  'public/partner': ['partner.gainFee'],
};

const wordsIn = (pattern: string) =>
  [...pattern.matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');

it('every loader hands over what its page shows, and nothing beside it', async () => {
  const problems = new Map<Address, Set<string>>();
  let walked = 0;
  const seenBy = new Map<string, Set<string>>();
  const walk = async () => {
    const known = await candidates();
    const basket = await fullBasket();
    const cookies: [string, string | null][] = [['visitor', basket]];
    for (const { email } of demoPeople.filter((it) => !likeOthers.includes(it.email))) {
      const { id } = await db().person.findUniqueOrThrow({ where: { email } });
      await fill({ personId: id });
      cookies.push([email.split('@')[0] ?? '', `${basket}; ${await signInAs(id, now())}`]);
    }
    // An organisation is shown by its whole name: here nobody is, so that a person's is found where it leaks.
    await asOwner('update people set is_whole_named = false');
    await markEveryText();
    const { loader: rootLoader } = (await import('#app/root.tsx')) as Door;
    const frames = new Map<string, unknown>();
    for (const [who, cookie] of cookies)
      frames.set(who, await dataOf({ loader: rootLoader } as Door, '/', {}, cookie));
    for (const name of Object.keys(addresses) as Address[]) {
      if (name.startsWith('demo/') || name === 'machine/ready') continue;
      const door = (await doorOf(name)) as Door | null;
      if (!door?.loader) continue;
      const words = wordsIn(addresses[name]);
      if (words.some((word) => !(word in known))) continue;
      const values = words.length === 0 ? [''] : (known[words[0] ?? ''] ?? []);
      for (const [who, cookie] of cookies) {
        for (const value of values) {
          const params = Object.fromEntries(words.map((word) => [word, value]));
          const path = addresses[name].replace(/:\w+/g, value).replace('*', '/nowhere');
          const data = await dataOf(door, path, params, cookie);
          const seen = seenBy.get(who) ?? new Set();
          seenBy.set(who, seen);
          for (const mark of marksIn(data)) seen.add(mark);
          if (data === null || typeof data !== 'object' || !door.default) continue;
          const page = tracked(data);
          door.meta?.({
            data: page.data,
            params,
            matches: [],
            location: { pathname: path },
          } as never);
          const html = drawn(door, name, path, page.data, frames.get(who));
          walked += 1;
          const left = problems.get(name);
          const fresh = new Set(page.unread(html));
          // What one visitor's page leaves out, another's may show: a row in another state.
          problems.set(name, left ? new Set([...left].filter((it) => fresh.has(it))) : fresh);
        }
      }
    }
  };
  await inDemonstration(walk);
  const found = [...problems].flatMap(([name, paths]) =>
    [...paths].filter((path) => !elsewhere[name]?.includes(path)).map((path) => `${name} ${path}`),
  );
  expect(found).toEqual([]);
  expect(walked).toBeGreaterThan(200);
  const seen = [...seenBy].map(([who, marks]) => {
    return [who, [...marks].filter((mark) => !ofEverybody.includes(mark)).sort()];
  });
  const allowed = [...seenBy.keys()].map((who) => [who, [...(ofOneself[who] ?? [])].sort()]);
  expect(seen).toEqual(allowed);
}, 240_000);
