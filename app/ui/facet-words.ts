import { m } from '#app/messages/compiled/messages.js';
import { countryName } from './display-names.ts';
import { sectorWords } from './sectors.ts';

const words: Record<string, () => string> = {
  women: m.tag_women,
  men: m.tag_men,
  group: m.tag_group,
  first: m.tag_first,
  paid_out_before: m.flag_paid_out_before,
  weekly: m.pattern_weekly,
  fortnightly: m.pattern_fortnightly,
  monthly: m.pattern_monthly,
  seasonal: m.pattern_seasonal,
  at_end: m.pattern_at_end,
  currency_lender: m.bears_currency_lender,
  currency_partner: m.bears_currency_partner,
  nonpayment_lender: m.bears_nonpayment_lender,
  nonpayment_partner: m.bears_nonpayment_partner,
  any: m.mode_any,
  all: m.mode_all,
  none: m.mode_none,
};

const names: Record<string, () => string> = {
  country: m.filter_country,
  sector: m.filter_what_for,
  partner: m.filter_partner,
  tag: m.filter_tags,
  pattern: m.filter_pattern,
  bears: m.filter_bears,
  aprMost: m.filter_apr,
  monthsMost: m.filter_term,
  leftMost: m.filter_left,
  closesInDays: m.filter_closing,
  text: m.filter_text_short,
};

/** What a list can be narrowed by, in words. */
export function facetName(facet: string): string {
  return names[facet]?.() ?? facet;
}

/** One value of it. A partner is called by its name. */
export function facetWords(
  facet: string,
  value: string,
  partners: readonly { slug: string; name: string }[] = [],
): string {
  if (facet === 'country') return /^[A-Z]{2}$/.test(value) ? countryName(value) : value;
  if (facet === 'sector') return sectorWords(value);
  if (facet === 'partner') return partners.find((it) => it.slug === value)?.name ?? value;
  return words[value]?.() ?? value;
}

/** Any of them, all of them, none of them. */
export function modeWords(mode: string): string {
  return words[mode]?.() ?? mode;
}
