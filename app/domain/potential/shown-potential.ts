import type { Loan, LoanStory } from '#app/platform/generated/client.ts';
import { pick } from '#app/platform/pick.ts';

const toldParts = [
  'language',
  'text',
  'use',
  'plan',
  'quote',
  'skills',
  'training',
  'costItems',
  'voucherRole',
  'voucherSays',
] as const;

/** A request's words in each of its languages, for whoever may read its story. */
export function shownTellings(stories: readonly LoanStory[]) {
  return stories.map((story) => pick(story, ...toldParts));
}

export type ShownTelling = ReturnType<typeof shownTellings>[number];

/** What a request says of her potential in figures; it goes where the story goes, since it tells who she is. */
export function shownPotential(loan: Loan) {
  return pick(
    loan,
    'costAmounts',
    'ownPart',
    'incomeByMonth',
    'trainingState',
    'voucherName',
    'voucherYears',
  );
}

export type ShownPotential = ReturnType<typeof shownPotential>;

/** What the loan costs besides interest. */
export function shownPrice(loan: Loan) {
  return pick(loan, 'fee', 'savings', 'savingsTime');
}

/** What a request might tell and does not: what a reviewer sees missing. */
export type MissingPart = 'plan' | 'skills' | 'costs' | 'year' | 'voucher' | 'price';

/** The parts that a request leaves out, in the order in which a draft asks for them. */
export function missingParts(
  loan: ShownPotential & ReturnType<typeof shownPrice>,
  tellings: readonly ShownTelling[],
): MissingPart[] {
  const tells = {
    plan: tellings.some((it) => it.plan),
    skills: tellings.some((it) => it.skills.length > 0),
    costs: loan.costAmounts.length > 0,
    year: loan.incomeByMonth.length > 0,
    voucher: loan.voucherName !== null,
    price: loan.fee !== null || loan.savings !== null,
  } satisfies Record<MissingPart, boolean>;
  return (Object.keys(tells) as MissingPart[]).filter((part) => !tells[part]);
}

/** What a loan is for in the reader's language, where its partner wrote it in that one. */
export function useIn(
  language: string,
  loan: {
    readonly use: string;
    readonly stories: readonly { readonly language: string; readonly use: string | null }[];
  },
): string {
  return loan.stories.find((story) => story.language === language)?.use ?? loan.use;
}

/** What the request says, in words and figures; of her potential only where her story is shown. */
export function shownTold(
  loan: Loan & { stories: LoanStory[] },
  { language, showsStory }: { language: string; showsStory: boolean },
) {
  return {
    ...shownPrice(loan),
    use: useIn(language, loan),
    potential: showsStory ? shownPotential(loan) : null,
    stories: showsStory ? shownTellings(loan.stories) : [],
  };
}
