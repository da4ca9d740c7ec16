import { m } from '#app/messages/compiled/messages.js';

const words: Record<string, () => string> = {
  borrower: m.cause_borrower,
  partner_insolvent: m.cause_partner_insolvent,
  partner_withheld: m.cause_partner_withheld,
  currency: m.cause_currency,
  fraud: m.cause_fraud,
};

/** Why money was lost, in words. */
export function lossCauseWords(cause: string): string {
  return words[cause]?.() ?? cause;
}
