import { readFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type Address, addresses } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { db } from '#app/platform/db.ts';
import { isPlainAddress } from '#app/web/plain-address.ts';
import { demoPeople } from '#sandbox/demo/sign-ins.ts';
import { signInAs } from '#tests/support/ask.ts';
import { inDemonstration, withDemonstration } from '#tests/support/demonstration.ts';
import { randomOf } from '#tests/support/random.ts';

withDemonstration();

/** How many requests; more by hand: FUZZ=20000. A failure prints the seed that makes it again. */
const requests = Number(process.env['FUZZ'] ?? 1_500);
const first = Number(process.env['FUZZ_SEED'] ?? Date.now() % 1_000_000);

interface Door {
  loader?: (args: never) => unknown;
  action?: (args: never) => unknown;
}

/** What strangers put where a number, a day, a name or a sum is meant. */
const odd = [
  ...'0 1 2 3 -1 1.5 1e9 2147483648 99999999999999999999 NaN abc % ß 👍🏽 yes no USD ZZZ 5 ５'.split(
    ' ',
  ),
  ...'__proto__ constructor toString null undefined loan:1 a@b.example /..//evil <b> $5'.split(' '),
  ...'2026-02-30 2026-13 0000-00-00 9999-12-31 2026-10 2026-10-01 -0001-01'.split(' '),
  ...'1,000.00 1.000,00 0.001 -5 1000000000000 {"id":"x","response":{}}'.split(' '),
  '',
  ' ',
  '\\',
  "'",
  '"',
  '\u202e',
  '\ufeff1',
  '\u0000',
  '[object Object]',
  'a'.repeat(300),
  '9'.repeat(400),
];

function fileOf(name: Address): string {
  const page = fileURLToPath(new URL(`../../app/routes/${name}.tsx`, import.meta.url));
  return existsSync(page) ? page : page.replace(/x$/, '');
}

/** The fields a door names, so that not all of them are wrong at once. */
const fieldsOf = (source: string) => [
  ...new Set(
    [
      ...source.matchAll(
        /(?:name="|fieldOf\(answer, '|get\('|^\s+)(\w{2,20})(?:"|'|: \w*[fF]ield)/gm,
      ),
    ].map((found) => found[1] ?? ''),
  ),
];

it(`no request of ${requests} ends in an error of ours (seeds from ${first})`, async () => {
  const failures: string[] = [];
  const attack = async () => {
    const doors = [];
    for (const name of Object.keys(addresses) as Address[]) {
      if (name.startsWith('demo/') || name === 'machine/stripe-webhook') continue;
      const file = fileOf(name);
      const door = (await import(file)) as Door;
      doors.push({ name, door, fields: fieldsOf(readFileSync(file, 'utf8')) });
    }
    const cookies: string[] = ['', 'session=x; basket=%; half=1', 'language=xx; theme=y'];
    for (const { email } of demoPeople) {
      const { id } = await db().person.findUniqueOrThrow({ where: { email } });
      cookies.push(await signInAs(id, now()));
    }
    const { slug } = await db().loan.findFirstOrThrow({ where: { status: 'fundraising' } });
    for (let seed = first; seed < first + requests; seed += 1) {
      const random = randomOf(seed);
      const one = <Value>(values: readonly Value[]): Value =>
        values[random(values.length)] as Value;
      const value = () => (random(4) === 0 ? slug : one(odd));
      const { name, door, fields } = one(doors);
      const words = [...addresses[name].matchAll(/:(\w+)/g)].map((found) => found[1] ?? '');
      const params = Object.fromEntries(words.map((word) => [word, value()]));
      const query = random(2)
        ? `?${one([...fields, 'q', 'before', 'from', 'to'])}=${encodeURIComponent(one(odd))}`
        : '';
      const path = addresses[name]
        .replace('*', '/x')
        .replace(/:(\w+)/g, (_, word: string) => encodeURIComponent(params[word] ?? ''));
      if (!isPlainAddress(path + query)) continue;
      const isPost = Boolean(door.action) && (random(2) === 0 || !door.loader);
      const form = new URLSearchParams();
      for (const field of fields)
        if (random(3) > 0) form.append(field, one(odd).replaceAll('\0', ''));
      const headers = new Headers({
        cookie: one(cookies),
        'user-agent': one(['', 'x'.repeat(3000)]),
      });
      if (random(3) === 0) headers.set('accept-language', one(['*', 'id;q=x', ';;;', 'xx-YY']));
      if (random(3) === 0) headers.set('referer', one(['http://', '//x', 'https://a//b', 'x']));
      const request = new Request(`http://localhost:3000${path}${query}`, {
        method: isPost ? 'POST' : 'GET',
        headers,
        // Other kinds of bodies are refused before any door (guards.test.ts).
        ...(isPost && { body: form }),
      });
      const said = await outcome(isPost ? door.action : door.loader, {
        request,
        params,
        context: {},
      });
      if (said)
        failures.push(
          `seed ${seed}: ${isPost ? 'POST' : 'GET'} ${name} ${JSON.stringify(params)} ${query} ${String(form)} ${said}`,
        );
    }
  };
  await inDemonstration(attack);
  expect(failures).toEqual([]);
}, 240_000);

/** What went wrong on our side; null for every answer in words, also a refusal. */
async function outcome(door: Door['loader'], args: object): Promise<string | null> {
  if (!door) return null;
  try {
    const answer = await door(args as never);
    const status = answer instanceof Response ? answer.status : 200;
    return status >= 500 ? `answered ${status}` : null;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status >= 500 ? `threw ${thrown.status}` : null;
    const { init } = thrown as { init?: { status?: number } };
    return init ? null : `threw ${(thrown as Error).stack?.split('\n').slice(0, 12).join(' | ')}`;
  }
}
