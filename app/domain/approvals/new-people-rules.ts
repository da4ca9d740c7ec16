/** A role that touches money, by somebody, for somebody. */
export interface Appointment {
  readonly personId: number;
  /** Null where the server's own command line made it. */
  readonly grantedById: number | null;
  readonly grantedAt: Date;
  /** The installation's first second person, whom an admin appoints alone. */
  readonly isFirstSecond: boolean;
}

const dayMs = 86_400_000;
const daysApart = 30;
const daysFirst = 7;

/** How long an appointment matters to any rule. */
export const oldestAppointment = (now: Date): Date => new Date(now.getTime() - daysApart * dayMs);

/**
 * Whether one of two people appointed the other within these 30 days, or somebody appointed both: what one
 * proposes the other does not agree to. The first second person of an installation is excepted.
 */
export function isAppointedTogether(
  appointments: readonly Appointment[],
  [one, other]: readonly [number, number],
  now: Date,
): boolean {
  const since = oldestAppointment(now);
  const appointersOf = (personId: number) =>
    appointments
      .filter((it) => it.personId === personId && it.grantedAt > since && !it.isFirstSecond)
      .flatMap((it) => it.grantedById ?? []);
  const ofOne = appointersOf(one);
  const ofOther = appointersOf(other);
  return (
    ofOne.includes(other) || ofOther.includes(one) || ofOne.some((who) => ofOther.includes(who))
  );
}

/** Whether the first second person is so new that only a stated sum moves in a day. */
export function isFirstWeek(appointments: readonly Appointment[], now: Date): boolean {
  const since = new Date(now.getTime() - daysFirst * dayMs);
  return appointments.some((it) => it.isFirstSecond && it.grantedAt > since);
}
