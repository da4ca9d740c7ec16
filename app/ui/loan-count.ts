import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatCount } from '#app/messages/format.ts';

/** "One loan", "1,200 loans", in the reader's language. */
export function loanCount(count: number): string {
  return m.loan_count({ count, number: formatCount(count, getLocale()) });
}
