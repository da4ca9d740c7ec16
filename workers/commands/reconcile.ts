import { parseArgs } from 'node:util';
import { makeTie } from '#app/domain/ties/make-ties.ts';
import type { Difference, Side } from '#app/domain/ties/tie-rules.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { addDays, isoDay, parseDay } from '#app/money/days.ts';
import { decimalOf } from '#app/money/money.ts';
import { now } from '#app/platform/clock.ts';
import { closeDb } from '#app/platform/db.ts';
import { runCommand } from '#app/platform/run-command.ts';

/**
 * `npm run reconcile -- --day 2026-03-02`: our books at the end of that day (UTC), beside Stripe's
 * lines and the bank's, and each difference by name. Exit 1 when the day does not tie.
 */
async function main(): Promise<number> {
  const day = asked();
  if (!day) return 1;
  const tie = await makeTie(day, now());
  console.log(`${day}: ${words[tie.status]}`);
  for (const side of tie.sides) console.log(sideWords(side));
  for (const difference of tie.differences) console.log(differenceWords(difference));
  await closeDb();
  return tie.status === 'tied' ? 0 : 1;
}

/** Yesterday, where no day is named. */
function asked(): string | null {
  const yesterday = addDays(isoDay(now()), -1);
  try {
    const { values } = parseArgs({ options: { day: { type: 'string' } } });
    const day = parseDay(values.day ?? yesterday);
    if (day && day <= isoDay(now())) return day;
    console.error(`"${values.day}" is no day up to today: --day ${yesterday}`);
  } catch (error) {
    console.error((error as Error).message);
  }
  return null;
}

const words = {
  tied: 'ties',
  open: 'does not tie yet',
  failed: 'does not tie',
} as const;

const kinds: Record<Difference['kind'], string> = {
  line_open: 'not explained yet',
  line_booked_later: 'booked on a later day',
  on_its_way: 'not on a statement of that day',
  stripe_later: 'at Stripe on another day than in the books',
  stripe_open: 'not named yet',
  no_statement: 'no statement of that day',
  closing_differs: 'the closing balance is not what the lines come to',
  unexplained: 'NOTHING EXPLAINS THIS',
};

const say = (amount: bigint, currency: string) =>
  decimalOf({ amount, currency: asCurrency(currency) });

const sideWords = ({ place, currency, books, world }: Side) =>
  `  ${place.padEnd(7)}${currency}  books ${say(books, currency)}  ${place} says ${say(world, currency)}`;

function differenceWords({ kind, currency, amount, subject, text, since, isSettled }: Difference) {
  const state = isSettled ? ' (settled since)' : '';
  return `    ${say(amount, currency).padStart(12)} ${currency}  ${since}  ${subject} ${text}: ${kinds[kind]}${state}`;
}

await runCommand(main);
