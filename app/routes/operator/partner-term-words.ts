import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatPercent } from '#app/messages/format.ts';
import { bearerWords } from '#app/ui/bearer-words.ts';
import { figureWords, railWords } from '#app/ui/term-words.ts';

/** A partner's terms in words, as a proposal keeps them. */
const terms = {
  payoutRail: railWords,
  stripeAccountId: (text: string) => text,
  repaymentFigure: figureWords,
  nonpaymentLiability: bearer,
  currencyLiability: bearer,
  currencyCoverage: percent,
  gainFee: percent,
};

export function isTerm(name: string): name is keyof typeof terms {
  return Object.hasOwn(terms, name);
}

/** What a term was stands beside it under the same name and `Was`. */
export function termWords(name: keyof typeof terms, facts: Record<string, string>): string {
  const said = (text = '') => (text === '' ? '–' : terms[name](text));
  const was = facts[`${name}Was`];
  return was === undefined ? said(facts[name]) : `${said(was)} → ${said(facts[name])}`;
}

function bearer(text: string): string {
  return text === 'shared' ? m.bearing_shared() : bearerWords(text, null, 'staff');
}

function percent(hundredths: string): string {
  return formatPercent(Number(hundredths), getLocale());
}
