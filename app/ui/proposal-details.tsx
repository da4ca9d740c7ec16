import type { ReactNode } from 'react';
import type { OpenProposal } from '#app/domain/people/open-proposals.ts';
import { m } from '#app/messages/compiled/messages.js';
import { lossCauseWords } from './loss-cause-words.ts';
import { DayText, MoneyText } from './money.tsx';

const sources: Record<string, () => string> = {
  bank: m.wire_from_bank,
  suspense: m.wire_from_suspense,
  overpaid: m.wire_from_overpaid,
  operator: m.wire_from_operator,
  payable: m.refund_from_payable,
};

/** The details of a proposal that people read, in this order; the others are for the verb alone. */
const labels: Record<string, () => string> = {
  partner: m.column_partner,
  paidOn: m.disburse_day,
  rate: m.facts_rate,
  source: m.wire_source,
  from: m.journal_from,
  to: m.journal_to,
  holder: m.bank_holder,
  bank: m.bank_name,
  account: m.bank_account,
  cause: m.write_off_cause,
  reference: m.wire_reference,
  proof: m.send_proof,
  reason: m.journal_reason,
  amount: m.column_amount,
  isPaidOutNow: m.disburse_when,
};

export function proposalDetails(proposal: OpenProposal): { label: string; value: ReactNode }[] {
  const { details } = proposal;
  return Object.entries(labels)
    .filter(([name]) => details[name] !== undefined && details[name] !== '')
    .map(([name, label]) => ({ label: label(), value: valueOf(name, details) }));
}

function valueOf(name: string, details: Record<string, string>): ReactNode {
  const text = details[name] ?? '';
  if (name === 'amount') {
    const { currency } = details;
    return <MoneyText amount={BigInt(text)} {...(currency !== undefined && { currency })} />;
  }
  if (name === 'paidOn') return <DayText day={text} />;
  if (name === 'cause') return lossCauseWords(text);
  if (name === 'source') return sources[text]?.() ?? text;
  if (name === 'isPaidOutNow') return text === 'true' ? m.disburse_sent_now() : m.disburse_netted();
  return text;
}
