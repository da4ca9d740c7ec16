import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Line, Spread } from './compare.ts';
import { benches, runBenches } from './benches.ts';

/**
 * `npm run bench`: what the hot paths cost beside their floors. `--only B4`, `--size small`, `--json FILE`.
 * A missed goal is listed; what is wrong (books that do not balance, no room, no such bench) ends it with 1.
 */
async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      only: { type: 'string' },
      size: { type: 'string', default: 'full' },
    },
  });
  const { size } = values;
  if (size !== 'small' && size !== 'full') throw new Error('--size is small or full.');
  const lines = await runBenches(values.only?.split(',') ?? benches, size, {
    tell: (found) => found.forEach((line) => console.log(wordsOf(line))),
  });
  if (values.json) writeFileSync(values.json, JSON.stringify(lines.map(asked), null, 2));
  const missed = lines.filter((line) => !line.met).length;
  console.log(`\n${lines.length} measured, ${missed} missed`);
  return 0;
}

const asked = ({ id, work, unit, ours, floor, ratio, target, met }: Line) => {
  return { id, work, unit, ours, floor, ratio, target, met };
};

const figure = (value: number) =>
  value.toPrecision(value < 100 ? 3 : Math.floor(Math.log10(value)) + 1);
const spread = ({ median, min, max }: Spread) =>
  `${figure(median)} (${figure(min)} to ${figure(max)})`;

function wordsOf({ id, work, unit, ours, floor, ratio, target, met }: Line): string {
  const beside = floor ? `, floor ${spread(floor)}, ratio ${figure(ratio ?? NaN)}` : '';
  return `${met ? 'met   ' : 'MISSED'} ${id} ${work}: ${spread(ours)} ${unit}${beside}, goal ${target}`;
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
