import type { LoanStatus } from '#app/platform/generated/enums.ts';

/** What became of loans that can no longer be lent to. */
export const pastStates = {
  repaying: ['in_repayment'],
  repaid: ['repaid'],
  lost: ['defaulted'],
  unfunded: ['expired'],
} as const satisfies Record<string, readonly LoanStatus[]>;

export type PastState = keyof typeof pastStates;
