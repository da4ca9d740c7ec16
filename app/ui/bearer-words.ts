import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatPercent } from '#app/messages/format.ts';

/** Who bears a risk, worded for lenders, or for staff, who are not the lenders. */
export function bearerWords(
  liability: string,
  coverage: number | null,
  reader: 'lender' | 'staff' = 'lender',
): string {
  const percent = formatPercent(coverage ?? 0, getLocale());
  const words: Record<string, () => string> = {
    lender: reader === 'lender' ? m.bearer_lender : m.bearer_lenders,
    partner: m.bearer_partner,
    none: m.bearer_none,
    shared: () =>
      reader === 'lender' ? m.bearer_shared({ percent }) : m.bearing_percent({ percent }),
  };
  return words[liability]?.() ?? liability;
}
