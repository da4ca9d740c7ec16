import { type Day, addDays, addMonths } from '#app/money/days.ts';
import { chance } from './chance.ts';
import { demonstration } from './data.ts';

/** Who missed a month comes early with both, on this day of the month after. */
const daysAfterMiss = 3;

/** When a partner says that a month is complete: a day of the month after, late or not; null: it misses it. */
export function reportsOn(partner: string, period: string, today: Day): Day | null {
  const habit = demonstration.habits.find((it) => it.partner === partner);
  if (!habit) return null;
  const first = addMonths(`${period}-01`, 1);
  const usual = addDays(first, habit.reports_on_day_of_next_month - 1);
  const number = monthsBetween(today, first);
  if (number < 1) return usual;
  const script = scripted(number);
  const before = scripted(number - 1);
  if (script) {
    if (script.misses?.partner === partner) return null;
    if (before?.misses?.partner === partner) return addDays(first, daysAfterMiss - 1);
    return script.late?.partner === partner ? addDays(usual, script.late.days) : usual;
  }
  const drawn = chance('reports', partner, period) * 100;
  if (drawn < habit.chance.on_time) return usual;
  if (drawn >= habit.chance.on_time + habit.chance.late) return null;
  return addDays(usual, 3 + Math.floor(chance('late', partner, period) * 6));
}

const scripted = (number: number) =>
  demonstration.month.months.find((month) => month.number === number);

function monthsBetween(from: Day, to: Day): number {
  const of = (day: Day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  return of(to) - of(from);
}
