import type { Why } from '#app/domain/matching/expected-rules.ts';
import type { NamedPart } from '#app/domain/matching/named-parts.ts';
import type { PartKind } from '#app/domain/approvals/bank-line-parts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { accountWords } from './account-words.ts';

const whys: Record<Why, () => string> = {
  reference: m.bank_why_reference,
  amount: m.bank_why_amount,
  name: m.bank_why_name,
  sum: m.bank_why_sum,
  other_amount: m.bank_why_other_amount,
  costs: m.bank_why_costs,
};

/** Why a line may be what is suggested, as one sentence. */
export function whyWords(why: readonly Why[]): string {
  return why.map((one) => whys[one]()).join(' ');
}

const kinds: Record<PartKind, (it: { name: string }) => string> = {
  booked: m.bank_part_booked,
  before: m.bank_part_before,
  partner: m.bank_part_partner,
  payout: m.bank_part_payout,
  returned: m.bank_part_returned,
  recalled: m.bank_part_recalled,
  lender: m.bank_part_lender,
  lender_returned: m.bank_part_lender_returned,
  sent_back: m.bank_part_sent_back,
  recovery: m.bank_part_recovery,
  account: ({ name }) => name,
};

const journals: Record<string, () => string> = {
  stripe_payout: m.bank_journal_stripe_payout,
  stripe_payout_failed: m.bank_journal_stripe_payout_failed,
  payout_sent: m.bank_journal_payout_sent,
  payout_failed: m.bank_journal_payout_failed,
  receipt: m.bank_journal_receipt,
  local_receipt: m.bank_journal_local_receipt,
  overpaid: m.bank_journal_receipt,
  operator_money: m.bank_journal_operator_money,
  manual_journal: m.proposal_manual_journal,
  unknown_money: m.account_suspense,
  unknown_sent_back: m.bank_part_sent_back_plain,
};

/** What stands in the books at the bank, in words; its own word where we have none. */
export function journalWords(kind: string): string {
  return Object.hasOwn(journals, kind) ? (journals[kind]?.() ?? kind) : kind;
}

/** What a part of a line is, and whose. */
export function partWords({ kind, target, name }: NamedPart): string {
  if (kind === 'account') return accountWords(target);
  if (kind === 'booked') return m.bank_part_booked({ name: journalWords(name ?? '') });
  if (kind === 'recovery') return m.bank_part_recovery({ name: target });
  return kinds[kind]({ name: name ?? target });
}
