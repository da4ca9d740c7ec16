import type { MailTemplate } from '#app/jobs/catalogue.ts';
import type { Money } from '#app/money/money.ts';

/** One line of what happened, in the order in which it is read. */
export interface MailLine {
  readonly kind: 'loan' | 'not_placed' | 'tip' | 'card' | 'balance';
  /** The borrower and what for; of a card, how it is known. */
  readonly name: string | null;
  readonly use: string;
  readonly amount: Money;
}

/** What a mail was to tell is past by the time it is written: then nothing is sent. */
export class PastTelling extends Error {}

/** What a mail is about, read when it is written. */
export interface MailFacts {
  readonly amount: Money | null;
  /** The borrower's name; null where it must not be given. */
  readonly what: string | null;
  /** The page that shows it. */
  readonly path: string;
  /** What the partner says of it; null: nothing yet. */
  readonly said?: { readonly by: string; readonly text: string | null };
  /** Of the daily mail: what it gathers, the newest first. */
  readonly gathered?: readonly { readonly template: MailTemplate; readonly facts: MailFacts }[];
  readonly lines?: readonly MailLine[];
  /** A paper, and a page that opens without an account. */
  readonly receipt?: string;
  readonly page?: string;
}
