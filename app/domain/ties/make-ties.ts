import { type Day, addDays, dateOf, isoDay } from '#app/money/days.ts';
import { decimalOf } from '#app/money/money.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { type Tie, tieOfDay } from './tie-of-day.ts';

/** How far back days are made again until they tie: statements may come late. */
const days = 60;

/** Makes one day's tie and keeps it beside the earlier ones of that day. */
export async function makeTie(day: Day, now: Date): Promise<Tie> {
  const tie = await tieOfDay(day, now);
  const result = { sides: tie.sides.map(written), differences: tie.differences.map(nameless) };
  await db().dayTie.create({ data: { day: dateOf(day), madeAt: now, status: tie.status, result } });
  return tie;
}

/** Who stands on a bank's line is kept with the line alone. */
function nameless({ days, ...difference }: Tie['differences'][number]) {
  return written({ ...difference, days: String(days), text: '' });
}

/** As people read it: amounts as decimals. */
function written<Row extends { currency: string }>(row: Row): Record<string, string | boolean> {
  const currency = asCurrency(row.currency);
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? decimalOf({ amount: value, currency }) : (value as string),
    ]),
  );
}

/** Yesterday's tie, and again those of earlier days that did not tie. @returns days that fail */
export async function makeTies(now: Date): Promise<Day[]> {
  const yesterday = addDays(isoDay(now), -1);
  const wanted = [...new Set([...(await untied(yesterday)), yesterday])].toSorted();
  const failed: Day[] = [];
  for (const day of wanted) {
    const { status } = await makeTie(day, now);
    if (status === 'failed') failed.push(day);
  }
  return failed;
}

/** Without a bank account no day of the past can tie any more: only yesterday is asked about. */
async function untied(yesterday: Day): Promise<Day[]> {
  if ((await db().bankAccount.count()) === 0) return [];
  const newest = await newestTies({ from: addDays(yesterday, -days) });
  return newest.filter(({ status }) => status !== 'tied').map(({ day }) => day);
}

/** The newest tie of each day, the latest day first. */
export async function newestTies(asked: { from: Day }) {
  const rows = await db().dayTie.findMany({
    where: { day: { gte: dateOf(asked.from) } },
    orderBy: [{ day: 'desc' }, { id: 'desc' }],
    distinct: ['day'],
    select: { day: true, status: true, madeAt: true },
  });
  return rows.map((row) => ({ ...row, day: isoDay(row.day) }));
}

/** The days of the last weeks that fail. */
export async function failedDays(now: Date): Promise<Day[]> {
  const newest = await newestTies({ from: addDays(isoDay(now), -days) });
  return newest.filter(({ status }) => status === 'failed').map(({ day }) => day);
}
