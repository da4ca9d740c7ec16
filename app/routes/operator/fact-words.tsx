import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDecimal } from '#app/messages/format.ts';
import { isCurrency } from '#app/money/currencies.ts';
import { partsFrom } from '#app/domain/approvals/bank-line-parts.ts';
import { accountWords } from './account-words.ts';
import { isTerm, termWords } from './partner-term-words.ts';
import { PartList } from './bank-part-list.tsx';
import { lossCauseWords } from './loss-cause-words.ts';
import { DayText, MoneyText, monthWords } from '#app/ui/money.tsx';
import { returnWords } from '#app/ui/return-words.ts';
import { roleWords } from '#app/ui/role-words.ts';

const sources: Record<string, () => string> = {
  bank: m.wire_from_bank,
  suspense: m.wire_from_suspense,
  overpaid: m.wire_from_overpaid,
  operator: m.wire_from_operator,
  payable: m.refund_from_payable,
};

/** The details of a proposal or an act that people read, in the order they read them. */
const labels: Record<string, () => string> = {
  partner: m.column_partner,
  name: m.column_name,
  email: m.field_email,
  role: m.staff_role,
  country: m.filter_country,
  period: m.column_period,
  lines: m.column_lines,
  day: m.column_when,
  paidOn: m.disburse_day,
  rate: m.facts_rate,
  rates: m.rates_lines,
  replaced: m.rates_replaced,
  way: m.own_money_way,
  source: m.rates_source,
  from: m.journal_from,
  to: m.journal_to,
  holder: m.bank_holder,
  bank: m.bank_name,
  account: m.bank_account,
  cause: m.write_off_cause,
  code: m.fact_code,
  reference: m.wire_reference,
  proof: m.send_proof,
  agreement: m.guarantee_agreement,
  notice: m.suspension_notice,
  parts: m.fact_parts,
  lender: m.fact_lender,
  bankText: m.fact_bank_text,
  text: m.fact_text,
  by: m.fact_by,
  reason: m.journal_reason,
  mostOutstanding: m.limit_most,
  costs: m.recovery_costs,
  amount: m.column_amount,
  isPaidOutNow: m.disburse_when,
  personId: m.audit_person,
  settlementIds: m.desk_settlements,
  photo: m.borrowers_photo,
  payoutRail: m.partner_terms_rail,
  stripeAccountId: m.stripe_account_title,
  repaymentFigure: m.partner_terms_figure,
  nonpaymentLiability: m.facts_nonpayment,
  currencyLiability: m.facts_currency,
  currencyCoverage: m.partner_coverage,
  gainFee: m.facts_gain_fee,
};

type Facts = Record<string, string>;

/** The facts that people read, each with its label; the others are only for the verb. */
export function readFacts(
  facts: Facts,
  saidAlready: readonly string[] = [],
): { name: string; label: string }[] {
  return Object.entries(labels)
    .filter(([name]) => !saidAlready.includes(name))
    .filter(([name]) => facts[name] || facts[`${name}Was`])
    .map(([name, label]) => ({ name, label: label() }));
}

/** The parts of a line of the bank, without names: those stand beside them. */
function saidParts(text: string, currency: string): ReactNode {
  const parts = (partsFrom(text) ?? []).map((part) => ({ ...part, name: null }));
  return parts.length > 0 && isCurrency(currency) ? (
    <PartList parts={parts} currency={currency} />
  ) : (
    text
  );
}

/** One fact as its reader writes it; sums are in the currency stored beside them. */
export function factWords(name: string, facts: Facts): ReactNode {
  if (isTerm(name)) return termWords(name, facts);
  const text = facts[name] ?? '';
  const { currency = '' } = facts;
  switch (name) {
    case 'amount':
    case 'costs':
    case 'mostOutstanding':
      return /^-?\d+$/.test(text) ? (
        <MoneyText amount={BigInt(text)} {...(isCurrency(currency) && { currency })} />
      ) : (
        text
      );
    case 'parts':
      return saidParts(text, currency);
    case 'day':
    case 'paidOn':
      return <DayText day={text} />;
    case 'period':
      return monthWords(text);
    case 'cause':
      return lossCauseWords(text);
    case 'rate':
      return /^\d+(\.\d+)?$/.test(text) ? formatDecimal(text, getLocale()) : text;
    case 'code':
      return returnWords(text);
    case 'role':
      return roleWords(text);
    case 'source':
      return sources[text]?.() ?? text;
    case 'from':
    case 'to':
      return accountWords(text);
    case 'rates':
    case 'replaced':
      return <span className="block max-h-80 overflow-auto whitespace-pre-wrap">{text}</span>;
    case 'way':
      return text === 'in' ? m.own_money_in() : m.own_money_out();
    case 'isPaidOutNow':
      return text === 'true' ? m.disburse_sent_now() : m.disburse_netted();
    default:
      return text;
  }
}
