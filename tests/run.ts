import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { startLeash, whenStarterGone } from '#sandbox/leash.ts';

/**
 * `npm test`: everything, one part after the other, and one closing line. Each
 * static check counts as one test. A part can be run by itself:
 * `npm test -- types database`.
 */
interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

interface Part {
  readonly name: string;
  readonly command: readonly string[];
  /** Where the part writes its report; without one it passes or fails as a whole, beside the others of its kind. */
  readonly report?: string;
}

const reports = 'test-results';
const vitest = (project: string): Part => ({
  name: project,
  command: [
    'vitest',
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${reports}/${project}.json`,
  ],
  report: `${reports}/${project}.json`,
});

const parts: readonly Part[] = [
  { name: 'format', command: ['prettier', '--check', '--log-level=warn', '.'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', '--quiet'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  {
    name: 'imports',
    command: [
      'depcruise',
      '--config',
      '.dependency-cruiser.cjs',
      'app',
      'workers',
      'sandbox',
      'prisma',
      'server.ts',
    ],
  },
  { name: 'schema', command: ['prisma', 'format', '--check'] },
  { name: 'unused', command: ['knip', '--no-config-hints'] },
  vitest('pure'),
  vitest('database'),
  vitest('faults'),
  { name: 'e2e', command: ['playwright', 'test'], report: `${reports}/e2e.json` },
];

async function main(): Promise<number> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !parts.some((part) => part.name === name));
  if (unknown.length > 0) {
    console.error(
      `No such part: ${unknown.join(', ')}. There are: ${parts.map((it) => it.name).join(', ')}`,
    );
    return 1;
  }
  mkdirSync(reports, { recursive: true });
  if ((await execute(['node', 'prisma/generate.mjs', '--if-stale'])) !== 0) return 1;
  const sum: Count = { passed: 0, failed: 0, skipped: 0 };
  const add = (count: Count) => {
    for (const key of ['passed', 'failed', 'skipped'] as const) sum[key] += count[key];
  };
  const asked = parts.filter((part) => wanted.length === 0 || wanted.includes(part.name));
  // Each uses one core, and most of the machines that run this have two.
  const checks = asked.filter((part) => !part.report);
  const types = checks.filter((part) => part.name === 'types');
  const others = checks.filter((part) => part.name !== 'types');
  await Promise.all([types, others].map(async (lane) => inTurn(lane, add)));
  await inTurn(
    asked.filter((part) => part.report),
    add,
  );
  if (sum.skipped > 0) {
    console.log(
      '\nSKIPPED: the Redis half of the queue tests needs a redis-server on this machine\n' +
        '(Debian: apt-get install redis-server; macOS: brew install redis).',
    );
  }
  console.log(`\n${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  return sum.failed === 0 ? 0 : 1;
}

async function inTurn(lane: readonly Part[], add: (count: Count) => void): Promise<void> {
  for (const part of lane) add(await run(part));
}

async function run(part: Part): Promise<Count> {
  const start = Date.now();
  if (part.report) {
    console.log(`\n— ${part.name}`);
    rmSync(part.report, { force: true });
  }
  const code = await execute(part.command);
  const count = part.report ? counted(part.report) : { passed: 0, failed: 0, skipped: 0 };
  // A part that failed without saying so in its report has still failed.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  if (code === 0 && !part.report) count.passed = 1;
  if (code === 0 && part.report && count.passed === 0) count.failed = 1;
  const seconds = Math.round((Date.now() - start) / 1000);
  console.log(`  ${part.name}: ${code === 0 ? 'good' : 'FAILED'} in ${seconds} s`);
  return count;
}

/** The running part: a process group of its own, which ends when we end, however we end. */
const leash = startLeash();
function execute([program = '', ...parameters]: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const [file, ...first] =
      program === 'node' ? [process.execPath] : ['npx', '--no', program, '--'];
    const child = spawn(file, [...first, ...parameters], {
      stdio: ['ignore', 'inherit', 'inherit'],
      detached: true,
      // Prisma's command line wants the path of an engine that formatting never runs.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
    });
    if (child.pid) leash.hold(-child.pid);
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** The holder of the leash sees that we are gone, and ends the group. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => process.exit(130));
whenStarterGone(() => process.exit(130));

/** Vitest and Playwright each report this in their own way. */
function counted(file: string): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const report = JSON.parse(readFileSync(file, 'utf8')) as {
    numPassedTests?: number;
    numFailedTests?: number;
    numPendingTests?: number;
    stats?: { expected: number; unexpected: number; flaky: number; skipped: number };
  };
  const { stats } = report;
  if (stats) {
    const { expected, unexpected, flaky, skipped } = stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: report.numPendingTests ?? 0,
  };
}

process.exitCode = await main();
leash.letGo();
