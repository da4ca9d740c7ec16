import { type Day, addDays, dayIn } from '#app/money/days.ts';

/** A partner pays its settlement within so many days after it was issued. */
const days = 15;

/** The last day on which a settlement is paid in time, in the partner's zone. */
export function payBy(settlement: { issuedAt: Date | null }, zone: string): Day | null {
  return settlement.issuedAt && addDays(dayIn(zone, settlement.issuedAt), days);
}

export function isOverdue(by: Day | null, zone: string, now: Date): boolean {
  return by !== null && by < dayIn(zone, now);
}
