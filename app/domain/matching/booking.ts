import type { BankLine } from '#app/platform/generated/client.ts';

/** What every part of a line is booked with. */
export interface Booking {
  readonly line: BankLine;
  readonly actorId: number;
  readonly now: Date;
  /** Apart for each time that the line is booked: a journal's key names its effect once. */
  readonly key: string;
}
