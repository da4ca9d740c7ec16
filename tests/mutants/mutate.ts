import { cpus } from 'node:os';
import path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { unnoticedSqlFaults } from './sql-faults.ts';

/**
 * `npm run mutate`: changes the rules of the money in thousands of small ways, one at a time, and
 * looks whether a test notices. What nobody noticed is printed; docs/mutants.md says why the rest
 * may stay. Then faults written by hand into SQL, each by itself. With names of files it changes only
 * these.
 */
const least = 85;

const parts = {
  rules: { files: ['app/money/*.ts', 'app/**/*-rules.ts'], related: true },
  // Which test needs which file of the ledger is not seen through the database.
  ledger: { files: ['app/ledger/*.ts'], related: false },
};

type Part = keyof typeof parts;
type Options = NonNullable<ConstructorParameters<typeof Stryker>[0]>;
type LogLevel = NonNullable<Options['logLevel']>;
type Mutants = Awaited<ReturnType<Stryker['runMutationTest']>>;

async function mutantsOf(part: Part, files: readonly string[]): Promise<Mutants> {
  const stryker = new Stryker({
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: `tests/mutants/${part}.vitest.ts`, related: parts[part].related },
    mutate: [...files],
    ignorePatterns: ['build', 'test-results', 'docs'],
    coverageAnalysis: 'perTest',
    concurrency: Math.min(2, cpus().length),
    tempDirName: 'test-results/mutants',
    reporters: ['json'],
    jsonReporter: { fileName: `test-results/mutants-${part}.json` },
    logLevel: 'warn' as LogLevel,
    warnings: false,
    disableTypeChecks: false,
  });
  return stryker.runMutationTest();
}

const isKilled = ({ status }: Mutants[number]) => status === 'Killed' || status === 'Timeout';
const counts = ({ status }: Mutants[number]) => status !== 'Ignored' && status !== 'CompileError';

function tell(mutants: Mutants): number {
  const files = [...new Set(mutants.map(({ fileName }) => fileName))].toSorted();
  for (const file of files) {
    const own = mutants.filter(({ fileName }) => fileName === file);
    console.log(`${share(own).padStart(6)} %  ${path.relative('.', file)}`);
    for (const { location, mutatorName, replacement, status } of own.filter((it) => !isKilled(it)))
      console.log(
        `          ${location.start.line}:${location.start.column} ${mutatorName}, ${status}: ${replacement ?? ''}`,
      );
  }
  const killed = mutants.filter(isKilled).length;
  console.log(`${killed} of ${mutants.length} killed: ${share(mutants)} %`);
  return killed / mutants.length;
}

const share = (mutants: Mutants) =>
  ((mutants.filter(isKilled).length * 100) / mutants.length).toFixed(1);

const asked = process.argv.slice(2);
const all: Mutants = [];
for (const part of ['rules', 'ledger'] as const) {
  const isOf = (file: string) => file.startsWith('app/ledger/') === (part === 'ledger');
  const files = asked.length > 0 ? asked.filter(isOf) : parts[part].files;
  if (files.length > 0) all.push(...(await mutantsOf(part, files)).filter(counts));
}
const unnoticed = asked.length > 0 ? [] : unnoticedSqlFaults();
process.exitCode = tell(all) * 100 < least || unnoticed.length > 0 ? 1 : 0;
