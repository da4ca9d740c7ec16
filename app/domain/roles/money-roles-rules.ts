import type { StaffRoleName } from '#app/platform/generated/enums.ts';

/** Roles whose holders say yes to money. */
export const moneyRoles = ['treasurer', 'admin'] as const satisfies readonly StaffRoleName[];

export function touchesMoney(role: StaffRoleName): boolean {
  return moneyRoles.some((one) => one === role);
}

/** For a day after such a role was granted everybody of the operator can object. */
const hoursBefore = 24;

/** From when a role counts that was granted at this instant. */
export function countsFrom(role: StaffRoleName, grantedAt: Date): Date {
  const waits = touchesMoney(role) ? hoursBefore * 3_600_000 : 0;
  return new Date(grantedAt.getTime() + waits);
}

/** Roles that count now, as a condition. */
export function countingRoles(now: Date) {
  return { revokedAt: null, countsFrom: { lte: now } };
}
