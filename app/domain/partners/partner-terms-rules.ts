import type { DetailsOf } from '#app/domain/approvals/catalogue.ts';
import type { Liability, PayoutRail, RepaymentFigure } from '#app/platform/generated/enums.ts';

/** What two people agree on with a partner. Each holds for loans written from then on. */
export interface PartnerTerms {
  readonly payoutRail: PayoutRail;
  /** Which running figure the partner's files carry. */
  readonly repaymentFigure: RepaymentFigure;
  readonly nonpaymentLiability: Liability;
  readonly currencyLiability: Liability;
  /** What the partner bears of a fall before lenders share, in hundredths of a percent. */
  readonly currencyCoverage: number | null;
  /** What the operator keeps of a currency gain, in hundredths of a percent. */
  readonly gainFee: number;
}

type Held = PartnerTerms & { readonly stripeAccountId: string | null };
type Changes = Partial<Held>;

export const termNames = [
  'payoutRail',
  'stripeAccountId',
  'repaymentFigure',
  'nonpaymentLiability',
  'currencyLiability',
  'currencyCoverage',
  'gainFee',
] as const satisfies readonly (keyof Held)[];

const pick = (terms: object, names: readonly string[]): Changes =>
  Object.fromEntries(Object.entries(terms).filter(([name]) => names.includes(name)));

/** The terms that differ from those that hold. */
export function changesOf(held: Held, wanted: Held): Changes {
  return pick(
    wanted,
    termNames.filter((name) => held[name] !== wanted[name]),
  );
}

/** What those terms were, as a proposal keeps them: `gainFeeWas`. */
export function wasOf(held: Held, changes: Changes) {
  const names = termNames.filter((name) => name in changes);
  return Object.fromEntries(names.map((name) => [`${name}Was`, held[name]]));
}

/** A proposal's details, apart again: what the terms become, and what they were. */
export function termsOf(details: DetailsOf<'partner_terms'>): { changes: Changes; was: Changes } {
  const was = Object.entries(details)
    .filter(([name]) => name.endsWith('Was'))
    .map(([name, value]) => [name.slice(0, -'Was'.length), value]);
  return { changes: pick(details, termNames), was: Object.fromEntries(was) as Changes };
}
