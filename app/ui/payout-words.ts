import { m } from '#app/messages/compiled/messages.js';

const payouts: Record<string, () => string> = {
  requested: m.payout_requested,
  sending: m.payout_sending,
  paid: m.payout_paid,
  failed: m.payout_failed,
  cancelled: m.payout_cancelled,
};

const parts: Record<string, () => string> = {
  intended: m.part_intended,
  sent: m.part_sent,
  succeeded: m.part_succeeded,
  failed: m.part_failed,
};

export function payoutStatusWords(status: string): string {
  return payouts[status]?.() ?? status;
}

export function partStatusWords(status: string): string {
  return parts[status]?.() ?? status;
}
