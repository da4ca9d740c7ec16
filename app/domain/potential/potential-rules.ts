import { total } from '#app/money/share-out.ts';

/**
 * What a request says of a person's potential: it shows what she can do and what may come of it, and nothing
 * asks for collateral or a credit record. All of it is optional, and absent is not zero.
 */
export interface Telling {
  readonly language: string;
  /** Who she is. */
  readonly text: string;
  readonly use?: string;
  readonly plan?: string;
  readonly quote?: string;
  readonly skills?: readonly string[];
  readonly training?: string;
  /** What the money buys, one for each of the draft's `costAmounts`. */
  readonly costItems?: readonly string[];
  readonly voucherRole?: string;
  readonly voucherSays?: string;
}

/** Who vouches for her: first name and role only, and only with that person's consent. */
export interface Voucher {
  readonly firstName: string;
  /** For how many years they have known each other. */
  readonly years?: number;
  readonly hasAgreed: boolean;
}

/** What the request says beyond its terms, in figures. */
export interface Potential {
  /** What the money buys, in local minor units; together the local amount. */
  readonly costAmounts?: readonly bigint[];
  /** What she adds of her own, besides, in local minor units. */
  readonly ownPart?: bigint;
  /** Twelve, from January: 0 none, 1 low, 2 middling, 3 the best of the year. */
  readonly incomeByMonth?: readonly number[];
  readonly trainingState?: 'done' | 'under_way';
  readonly voucher?: Voucher;
}

/** Compulsory savings: kept back from her, and hers again with the last instalment. */
export interface Savings {
  /** All of them, in local minor units. */
  readonly amount: bigint;
  readonly time: 'payout' | 'instalments';
}

/** One screen of what a request says beyond its terms, as it stands from now on; nothing said is not known. */
export type PotentialPart =
  | { readonly part: 'plan'; readonly plan: string | null; readonly quote: string | null }
  | {
      readonly part: 'skills';
      readonly skills: readonly string[];
      readonly training: string | null;
      readonly trainingState: Potential['trainingState'] | null;
    }
  | {
      readonly part: 'costs';
      readonly costs: readonly { readonly item: string; readonly amount: bigint }[];
      readonly ownPart: bigint | null;
    }
  | { readonly part: 'year'; readonly incomeByMonth: readonly number[] }
  | {
      readonly part: 'voucher';
      readonly firstName: string | null;
      readonly years: number | null;
      readonly role: string | null;
      readonly says: string | null;
      readonly hasAgreed: boolean;
    };

export type PotentialPartName = PotentialPart['part'];

/** The order in which a draft asks for them. */
export const potentialParts = [
  'plan',
  'skills',
  'costs',
  'year',
  'voucher',
] as const satisfies readonly PotentialPartName[];

export type PotentialRefusal =
  | 'costs_do_not_add_up_to_the_amount'
  | 'costs_and_their_names_differ'
  | 'income_is_not_of_twelve_months'
  | 'voucher_has_not_agreed'
  | 'fee_and_savings_leave_nothing';

/** Why what a request says in figures is refused; null when nothing stands in its way. */
export function potentialRefusal(potential: Potential): PotentialRefusal | null {
  const { costAmounts = [], incomeByMonth = [], voucher } = potential;
  if (costAmounts.some((amount) => amount <= 0n)) return 'costs_do_not_add_up_to_the_amount';
  const isYear =
    incomeByMonth.length === 12 && incomeByMonth.every((level) => level >= 0 && level <= 3);
  if (incomeByMonth.length > 0 && !isYear) return 'income_is_not_of_twelve_months';
  return voucher && !voucher.hasAgreed ? 'voucher_has_not_agreed' : null;
}

/** The cost lines, where there are any, add up to what is asked for, and each has its name. */
export function costRefusal(
  request: { readonly localAmount: bigint; readonly costAmounts?: readonly bigint[] },
  tellings: readonly { readonly costItems?: readonly string[] }[],
): PotentialRefusal | null {
  const { costAmounts = [], localAmount } = request;
  if (costAmounts.length > 0 && total(costAmounts) !== localAmount) {
    return 'costs_do_not_add_up_to_the_amount';
  }
  const named = tellings.map((telling) => telling.costItems?.length ?? 0);
  const isNamed = costAmounts.length === 0 || named.some((count) => count > 0);
  const fits = named.every((count) => count === 0 || count === costAmounts.length);
  return isNamed && fits ? null : 'costs_and_their_names_differ';
}

/** What is kept at payout leaves her something, and savings are not below zero. */
export function priceRefusal(terms: {
  readonly localAmount: bigint;
  readonly fee?: bigint;
  readonly savings?: Savings;
}): PotentialRefusal | null {
  const { localAmount, fee = 0n, savings } = terms;
  const atPayout = savings?.time === 'payout' ? savings.amount : 0n;
  const isBelowZero = fee < 0n || (savings?.amount ?? 0n) < 0n;
  return isBelowZero || fee + atPayout >= localAmount ? 'fee_and_savings_leave_nothing' : null;
}
