import { readFile } from 'node:fs/promises';
import { buildSchedule } from '#app/domain/schedules/build-schedule-rules.ts';
import type { ScheduleRow, ScheduleTerms } from '#app/domain/schedules/terms-rules.ts';
import { readTerms } from '#app/domain/schedules/read-terms.ts';

/**
 * `npm run schedule -- FILE`: schedules for a JSON array of cases
 * `{ "id", "input" }`, as JSON on standard output. A case that cannot be done
 * says why; the others are done all the same.
 */
export function scheduleCase(one: unknown) {
  if (typeof one !== 'object' || one === null)
    return { error: 'this case is no object with an "id" and an "input"' };
  const { id, input } = one as { id?: unknown; input?: unknown };
  const read = readSafely(input);
  if ('error' in read) return { id, error: read.error };
  const { terms } = read;
  const write = (figure: { toFixed(decimals: number): string }) => figure.toFixed(terms.decimals);
  const built = builtFrom(terms);
  if ('error' in built) return { id, error: built.error };
  const rows = built.map((row, index) => ({
    n: index + 1,
    due: row.dueOn,
    principal: write(row.principal),
    interest: write(row.interest),
    total: write(row.principal.plus(row.interest)),
    balance: write(row.balance),
  }));
  return { id, rows };
}

/** What nobody thought of is one case's, not the others'. */
function readSafely(input: unknown): ReturnType<typeof readTerms> {
  try {
    return readTerms(input);
  } catch (error) {
    return { error: (error as Error).message };
  }
}

/** Terms that fit by themselves may still not come to a schedule: that is one case's, not the others'. */
function builtFrom(terms: ScheduleTerms): ScheduleRow[] | { error: string } {
  try {
    return buildSchedule(terms);
  } catch (error) {
    return { error: (error as Error).message };
  }
}

async function main(file: string | undefined): Promise<number> {
  if (!file) {
    console.error('Name a file: npm run schedule -- cases.json');
    return 1;
  }
  let cases: unknown;
  try {
    cases = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    console.error(`${file} cannot be read as JSON: ${(error as Error).message}`);
    return 1;
  }
  if (!Array.isArray(cases)) {
    console.error(`${file} holds no JSON array of cases { "id", "input" }.`);
    return 1;
  }
  console.log(JSON.stringify(cases.map(scheduleCase), null, 1));
  return 0;
}

if (process.argv[1]?.endsWith('workers/commands/schedule.ts')) {
  process.exitCode = await main(process.argv[2]);
}
