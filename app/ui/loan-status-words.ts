import { m } from '#app/messages/compiled/messages.js';

const words: Record<string, () => string> = {
  draft: m.status_draft,
  in_review: m.status_in_review,
  changes_requested: m.status_changes_requested,
  fundraising: m.status_fundraising,
  funded: m.status_funded,
  in_repayment: m.status_in_repayment,
  repaid: m.status_repaid,
  expired: m.status_expired,
  withdrawn: m.status_withdrawn,
  refunded: m.status_refunded,
  defaulted: m.status_defaulted,
};

export function loanStatusWords(status: string): string {
  return words[status]?.() ?? status;
}
