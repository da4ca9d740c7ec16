import type { Money } from '#app/money/money.ts';

/** What a mail is about, read when it is written. */
export interface MailFacts {
  readonly amount: Money | null;
  /** The borrower's name; null where it must not be given. */
  readonly what: string | null;
  /** The page that shows it. */
  readonly path: string;
}
