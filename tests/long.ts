import { spawnSync } from 'node:child_process';

/**
 * `npm run test:long`: the same faults, seeds and plays as in `npm test`, many more of each. Takes an
 * hour or two; a part of it can be named: `npm run test:long -- tests/faults`.
 */
const more = {
  FAULT_SEEDS: '200',
  FAULT_LENDERS: '500',
  FAULT_KILLS: '4',
  FAULT_ROUNDS: '20',
  FAULT_PATIENCE: '30',
  SEEDS: '60',
  ACTS: '40',
  CHECKOUTS: '1000',
  PLAYS: 'whole',
  LIVES: '300',
};
const parts = [
  'tests/faults',
  'tests/stories/any-order',
  'tests/stories/seeds',
  'tests/stories/demonstration',
  'tests/stories/months',
  'tests/lives',
];
const asked = process.argv.slice(2);
const hour = String(3_600_000);
const run = `vitest -- run --project faults --project database --testTimeout=${hour} --hookTimeout=${hour}`;
const { status } = spawnSync(
  'npx',
  ['--no'].concat(run.split(' '), asked.length > 0 ? asked : parts),
  { stdio: 'inherit', env: Object.assign(process.env, more) },
);
process.exitCode = status ?? 1;
