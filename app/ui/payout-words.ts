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

/** Where a part is; and what it waits for, in words, as long as it is not on its way. */
export function partStatusWords(part: { status: string; waitsFor: string | null }): string {
  const isWaiting = part.status === 'intended' || part.status === 'sent';
  if (isWaiting && part.waitsFor === 'insufficient_funds') return m.part_waits_for_funds();
  if (isWaiting && part.waitsFor === 'charge_pending') return m.part_waits_for_charge();
  return parts[part.status]?.() ?? part.status;
}
