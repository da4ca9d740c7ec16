import { m } from '#app/messages/compiled/messages.js';

const settlements: Record<string, () => string> = {
  draft: m.settlement_draft,
  issued: m.settlement_issued,
  paid: m.settlement_paid,
  closed: m.settlement_closed,
};

export function settlementStatusWords(status: string): string {
  return settlements[status]?.() ?? status;
}

export function reportStatusWords(report: { status: string; isSettled: boolean }): string {
  if (report.isSettled) return m.report_settled();
  return report.status === 'final' ? m.report_final() : m.report_draft();
}

const sources: Record<string, () => string> = {
  netting: m.receipt_netting,
  fx: m.receipt_from_fx,
  bank: m.wire_from_bank,
  stripe: m.receipt_stripe,
  guarantee: m.receipt_guarantee,
  suspense: m.wire_from_suspense,
  overpaid: m.wire_from_overpaid,
  operator: m.wire_from_operator,
};

/** What paid a settlement, with its sender's reference; references of our own are left out. */
export function receiptWords(receipt: { source: string; reference: string }): string {
  const { source, reference } = receipt;
  const words = sources[source]?.() ?? source;
  const [kind, ...given] = reference.split(':');
  return kind === 'wire' ? `${words}, ${given.join(':')}` : words;
}
