import { m } from '#app/messages/compiled/messages.js';

const own: Record<string, () => string> = {
  bank: m.account_bank,
  stripe: m.account_stripe,
  stripe_fees: m.account_stripe_fees,
  costs: m.account_costs,
  tips: m.account_tips,
  fees: m.account_fees,
  operator: m.account_operator,
  fx: m.account_fx,
  fx_result: m.account_fx_result,
  suspense: m.account_suspense,
};

const ofPartner: Record<string, (it: { partner: string }) => string> = {
  payable: m.account_payable,
  overpaid: m.account_overpaid,
  recalled: m.account_recalled,
};

/** An account of the chart in words: the host's own, a partner's, or a lender's. Others keep their names. */
export function accountWords(name: string, partnerName?: string): string {
  const known = Object.hasOwn(own, name) ? own[name] : undefined;
  if (known) return known();
  const [, lender = ''] = /^lender:(\d+)$/.exec(name) ?? [];
  if (lender) return m.account_of_lender({ number: lender });
  const [, number = '', what = ''] = /^partner:(\d+):(\w+)$/.exec(name) ?? [];
  const words = Object.hasOwn(ofPartner, what) ? ofPartner[what] : undefined;
  return words ? words({ partner: partnerName ?? m.subject_partner({ number }) }) : name;
}
