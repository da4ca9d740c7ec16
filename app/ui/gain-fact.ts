import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatPercent } from '#app/messages/format.ts';

/** What the operator keeps when the local currency rises, where lenders share in that at all. */
export function gainFact(terms: { currencyLiability: string; gainFee: number }) {
  if (!['lender', 'shared'].includes(terms.currencyLiability)) return [];
  const percent = formatPercent(terms.gainFee, getLocale());
  const value = terms.gainFee === 0 ? m.facts_gain_all_yours() : m.facts_gain_kept({ percent });
  return [{ label: m.facts_gain(), value }];
}
