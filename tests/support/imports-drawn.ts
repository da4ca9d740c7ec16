import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The part of ARCHITECTURE.md between two marks, made from the imports of the code. */
const files = (place: string) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', place], {
    encoding: 'utf8',
  })
    .split('\n')
    .filter((file) => /\.tsx?$/.test(file));

const placeOf = (file: string) =>
  /^app\/domain\/([\w-]+)\//.exec(file)?.[1] ?? /^(?:app\/)?([\w-]+)/.exec(file)?.[1] ?? '';

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(#|\.{1,2}\/)([^']+)'/g)].map(
    ([, start = '', rest = '']) =>
      start === '#' ? rest : path.posix.join(path.posix.dirname(file), start + rest),
  );
}

/** Which places a place's files import, each once. */
function known(place: string): string[] {
  const all = files(place).flatMap(importsOf).map(layerOf);
  return [...new Set(all)].filter((other) => other !== layerOf(`${place}/x.ts`)).sort();
}

const layerOf = (file: string) =>
  file.startsWith('app/domain/')
    ? 'domain'
    : file.startsWith('app/paths')
      ? 'paths'
      : placeOf(file);

/** The rooms in the order that the import tool enforces. */
export function roomsInOrder(): string[] {
  const text = readFileSync('.dependency-cruiser.cjs', 'utf8');
  const list = /const rooms = \[([\s\S]*?)\];/.exec(text)?.[1] ?? '';
  return [...list.matchAll(/'([\w-]+)'/g)].map(([, room = '']) => room);
}

const layers = ['routes', 'web', 'ui', 'domain', 'ledger', 'payments', 'jobs', 'platform', 'money'];

export function importsDrawn(): string {
  const arrows = ['workers', ...layers.map((layer) => `app/${layer}`)].flatMap((place) =>
    known(place)
      .filter((other) => layers.includes(other))
      .map((other) => `  ${layerOf(`${place}/x.ts`)} --> ${other}`),
  );
  const rooms = roomsInOrder();
  const rows = rooms.map((room) => {
    const own = files(`app/domain/${room}`);
    const others = new Set(
      own
        .flatMap(importsOf)
        .filter((file) => file.startsWith('app/domain/'))
        .map(placeOf),
    );
    const before = rooms.filter((other) => others.has(other) && other !== room);
    return `| ${room} | ${own.length} | ${before.join(', ') || '–'} |`;
  });
  return [
    '```mermaid',
    'flowchart TD',
    ...arrows,
    '```',
    '',
    '| room | files | knows |',
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

export const marks = { start: '<!-- made from the imports -->', end: '<!-- until here -->' };

/** A document with the part between the marks made again. */
export function drawnInto(document: string): string {
  const [before = '', rest = ''] = document.split(marks.start);
  const after = rest.split(marks.end)[1] ?? '';
  return `${before}${marks.start}\n\n${importsDrawn()}\n\n${marks.end}${after}`;
}
