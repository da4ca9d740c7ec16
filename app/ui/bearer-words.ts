import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatPercent } from '#app/messages/format.ts';

/** Who bears a risk, in words. */
export function bearerWords(liability: string, coverage: number | null): string {
  const words: Record<string, () => string> = {
    lender: m.bearer_lender,
    partner: m.bearer_partner,
    none: m.bearer_none,
    shared: () => m.bearer_shared({ percent: formatPercent(coverage ?? 0, getLocale()) }),
  };
  return words[liability]?.() ?? liability;
}
