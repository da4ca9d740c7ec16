import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { stripeEventTypes } from '#app/payments/event-types.ts';
import { catalogue } from '#app/jobs/catalogue.ts';
import { addresses } from '#app/paths.ts';
import { drawnInto, roomsInOrder } from '#tests/support/imports-drawn.ts';
import { handlers } from '#workers/handlers/handlers.ts';

/** House rules that no linter knows. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));
const code = files.filter((file) =>
  /^(app|workers|sandbox|prisma|tests)\/.*\.tsx?$|^server\.ts$/.test(file),
);
const style = JSON.parse(readFileSync('.prettierrc.json', 'utf8')) as object;
const read = (file: string) => readFileSync(file, 'utf8');

describe('the house', () => {
  it('has no folder named after a technique', () => {
    const bad = /(^|\/)(utils?|helpers?|lib|common|services|repositories|managers)(\/|\.ts$)/;
    expect(files.filter((file) => bad.test(file))).toEqual([]);
  });

  it('keeps files short: 250 lines, a route 150, a verb 120', () => {
    const isVerb = (file: string) =>
      file.startsWith('app/domain/') &&
      !/-rules\.ts$|\/catalogue\.ts$|\/read-[\w-]+\.ts$/.test(file);
    const isDoor = (file: string) =>
      Object.hasOwn(addresses, file.replace(/^app\/(routes\/)?|\.tsx?$/g, ''));
    const budget = (file: string) => (isDoor(file) ? 150 : isVerb(file) ? 120 : 250);
    const over = code
      .map((file) => ({ file, lines: read(file).split('\n').length - 1 }))
      .filter(({ file, lines }) => lines > budget(file));
    expect(over).toEqual([]);
  });

  it('writes an address in one place only', () => {
    const firsts = Object.values(addresses).map((address) => address.split('/')[1] ?? '');
    const known = [...new Set(firsts)].filter((first) => first !== '' && !first.startsWith(':'));
    const start = known.map((first) => first.replaceAll('.', '\\.')).join('|');
    const literal = new RegExp(`(["'\`]|\\})/(${start})(?=["'\`/?])`);
    const found = code
      .filter((file) => /^(app|workers|sandbox|server)/.test(file) && file !== 'app/paths.ts')
      .flatMap((file) =>
        read(file)
          .split('\n')
          .filter((line) => literal.test(line))
          .map((line) => `${file}: ${line.trim()}`),
      );
    expect(found).toEqual([]);
  });

  it('adds up what became of a slice in one place only', () => {
    const column = '(principal|repaid|settled|writtenOff|written_off|recovered|refunded)';
    const sum = new RegExp(`\\b${column}\\s*[-+]\\s*(\\w+\\.)?${column}\\b`);
    // Where that may be done: the rule, the view, and the view that came before it.
    const places = /slices\/slice-rules\.ts$|migrations\/(0003|0010)_/;
    const found = files
      .filter((file) => /^(app|workers|sandbox|prisma)\/.*\.(tsx?|sql)$/.test(file))
      .filter((file) => !places.test(file) && !file.includes('/schedules/'))
      .filter((file) => sum.test(read(file)));
    // Repaid and recovered together are what came in, which a check holds against the payments;
    // a constraint keeps a slice from being overpaid.
    expect(found).toEqual([
      'prisma/checks/14_slices_equal_their_payments.sql',
      'prisma/checks/16_lenders_lent_is_accounted_for.sql',
      'prisma/migrations/0002_house_rules/migration.sql',
    ]);
  });

  it('opens a door for every address', () => {
    const doorOf = (name: string) => `app/${name.startsWith('demo/') ? '' : 'routes/'}${name}`;
    const shut = Object.keys(addresses).filter(
      (name) => !code.includes(`${doorOf(name)}.tsx`) && !code.includes(`${doorOf(name)}.ts`),
    );
    expect(shut).toEqual([]);
  });

  it('has rooms of at most 25 files, each in the order that the import tool holds', () => {
    const inside = code.filter((file) => file.startsWith('app/domain/'));
    const rooms = new Map<string, number>();
    for (const file of inside) {
      const room = file.split('/')[2] ?? '';
      rooms.set(room, (rooms.get(room) ?? 0) + 1);
    }
    expect([...rooms].filter(([, count]) => count > 25)).toEqual([]);
    expect([...rooms.keys()].sort()).toEqual(roomsInOrder().sort());
  });

  it('says nothing that the domain has a better word for', () => {
    const banned = /\b(investors?|backers?|donors?|MFIs?|beneficiar(y|ies))\b/i;
    const found = files
      .filter(
        (file) => /\.(tsx?|sql|prisma|json|md)$/.test(file) && !file.startsWith('tests/vectors'),
      )
      .filter(
        (file) => !['tests/tidy.test.ts', 'package-lock.json', 'docs/glossary.md'].includes(file),
      )
      .filter((file) => banned.test(read(file)));
    expect(found).toEqual([]);
  });

  it('asks for the time only at the doors', () => {
    const below = code.filter((file) => /^app\/(domain|ledger|money|payments|jobs)\//.test(file));
    expect(below.filter((file) => /Date\.now\(\)|new Date\(\)/.test(read(file)))).toEqual([]);
  });

  it('names borrowers to lenders and the public only through the rule of who sees what', () => {
    const forOthers = code.filter(
      (file) =>
        /^app\/(domain\/(balances|slices|withdrawals|funding|notifications)|routes|ui)\//.test(
          file,
        ) && !/\/(desk-|desk\/|operator\/)/.test(file),
    );
    expect(
      forOthers.filter((file) => /borrower\.(groupName|firstName)|borrowerName\(/.test(read(file))),
    ).toEqual([]);
  });

  it('has a handler for every job', () => {
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(catalogue).sort());
  });

  it('leaves nothing behind: no TODO, no skipped or focused test, no silenced type', () => {
    const left =
      /\b(TODO|FIXME|XXX)\b|\b(describe|it|test)\.(only|todo)\b|@ts-(ignore|nocheck|expect-error)/;
    const own = 'tests/tidy.test.ts';
    expect(code.filter((file) => file !== own && left.test(read(file)))).toEqual([]);
  });
});

describe('the words', () => {
  const words = (language: string) =>
    JSON.parse(read(`app/messages/${language}.json`)) as Record<string, unknown>;
  const inputs = (value: unknown) =>
    new Set([...JSON.stringify(value).matchAll(/\{(\w+)\}/g)].map((match) => match[1]));

  it('are the same in both languages, with the same inputs', () => {
    const [en, id] = [words('en'), words('id')];
    expect(Object.keys(id).sort()).toEqual(Object.keys(en).sort());
    for (const key of Object.keys(en))
      expect({ key, in: inputs(id[key]) }).toEqual({ key, in: inputs(en[key]) });
  });

  it('are all used', () => {
    const all = code
      .filter((file) => file.startsWith('app/'))
      .map(read)
      .join('\n');
    const unused = Object.keys(words('en')).filter((key) => !all.includes(`m.${key}`));
    expect(unused).toEqual([]);
  });
});

describe('the documents', () => {
  it('list for Stripe the events that something here answers to', () => {
    const page = readFileSync('docs/stripe.md', 'utf8');
    const [, list = ''] = /<!-- events -->([^]*)<!-- \/events -->/.exec(page) ?? [];
    const named = [...list.matchAll(/^- `([a-z_.]+)`$/gm)].map((match) => match[1]);
    expect(named).toEqual([...stripeEventTypes]);
  });

  it('draw the imports as they are: npm run architecture', async () => {
    const document = read('ARCHITECTURE.md');
    const drawn = drawnInto(document);
    expect(await format(drawn, { ...style, parser: 'markdown' })).toBe(document);
  });

  const documents = files.filter((file) => file.endsWith('.md'));

  it('have links that lead somewhere', () => {
    const broken = documents.flatMap((file) =>
      [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
        .map((match) => match[1] ?? '')
        .filter((target) => !existsSync(path.join(path.dirname(file), target)))
        .map((target) => `${file}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('name commands that exist', () => {
    const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> })
      .scripts;
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? ''),
    );
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});
