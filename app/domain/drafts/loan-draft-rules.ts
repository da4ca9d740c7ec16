import { isRate } from '#app/domain/rates/rate-rules.ts';
import type { Currency } from '#app/money/currencies.ts';
import type { Day } from '#app/money/days.ts';
import { total } from '#app/money/share-out.ts';
import {
  type Potential,
  type PotentialRefusal,
  type Savings,
  type Telling,
  costRefusal,
  potentialRefusal,
  priceRefusal,
} from '#app/domain/potential/potential-rules.ts';
import type { RoundingRuleName } from '#app/domain/schedules/funding-schedule-rules.ts';

/** One due row of the borrower's own schedule, in local minor units. */
export interface LocalInstalment {
  readonly dueOn: Day;
  readonly principal: bigint;
  readonly interest: bigint;
}

export interface BorrowerDraft {
  /** Of one whom the partner has posted before; what else is said about them stays as it is kept. */
  readonly id?: number;
  readonly clientId?: string;
  readonly firstName: string;
  readonly lastName?: string;
  readonly gender?: string;
  readonly groupName?: string;
  readonly memberCount: number;
  readonly country: string;
  readonly town?: string;
  /** Of a demonstration: the drawing that stands for them. */
  readonly drawing?: string;
}

/** One of a group, with the part of the loan that is theirs. */
export interface DraftMember {
  readonly firstName: string;
  readonly lastName?: string;
  readonly gender?: string;
  readonly clientId?: string;
  readonly externalId?: string;
  readonly localAmount: bigint;
}

/** A loan request as a partner writes it, wherever it was written. */
export interface LoanDraft extends Potential {
  readonly externalId?: string;
  readonly borrower: BorrowerDraft;
  /** Of a group whose members' parts are known. */
  readonly members?: readonly DraftMember[];
  readonly hasConsent: boolean;
  readonly use: string;
  readonly sector: string;
  readonly activity: string;
  readonly stories: readonly Telling[];
  readonly localCurrency: Currency;
  readonly localAmount: bigint;
  readonly currency: Currency;
  readonly amount: bigint;
  /** Local units per funding unit, as a decimal. */
  readonly postedRate: string;
  readonly isFlexible: boolean;
  readonly fundraiserDays: number;
  readonly preDisbursedOn?: Day;
  readonly disbursementPlannedOn?: Day;
  readonly instalments: readonly LocalInstalment[];
  readonly roundingRule: RoundingRuleName;
  /** Kept from the payout, in local minor units. */
  readonly fee?: bigint;
  readonly savings?: Savings;
}

export type DraftRefusal =
  | PotentialRefusal
  | 'amount_is_not_above_zero'
  | 'rate_is_not_above_zero'
  | 'schedule_is_empty'
  | 'instalment_is_below_zero'
  | 'schedule_does_not_add_up_to_the_amount'
  | 'due_dates_do_not_ascend'
  | 'first_instalment_is_due_before_the_money_arrives'
  | 'fundraiser_is_not_between_1_and_90_days';

/** Why a draft is refused, in the order of the checks; null when nothing stands in its way. */
export function draftRefusal(draft: LoanDraft): DraftRefusal | null {
  const { instalments } = draft;
  const days = instalments.map((row) => row.dueOn);
  if (draft.amount <= 0n || draft.localAmount <= 0n) return 'amount_is_not_above_zero';
  if (!isRate(draft.postedRate)) {
    return 'rate_is_not_above_zero';
  }
  if (instalments.length === 0) return 'schedule_is_empty';
  if (instalments.some((row) => row.principal < 0n || row.interest < 0n))
    return 'instalment_is_below_zero';
  if (total(instalments.map((row) => row.principal)) !== draft.localAmount) {
    return 'schedule_does_not_add_up_to_the_amount';
  }
  if (days.some((day, index) => index > 0 && day <= (days[index - 1] ?? ''))) {
    return 'due_dates_do_not_ascend';
  }
  const paidOut = draft.preDisbursedOn ?? draft.disbursementPlannedOn;
  if (paidOut && (days[0] ?? '') < paidOut)
    return 'first_instalment_is_due_before_the_money_arrives';
  if (draft.fundraiserDays < 1 || draft.fundraiserDays > 90) {
    return 'fundraiser_is_not_between_1_and_90_days';
  }
  return potentialRefusal(draft) ?? costRefusal(draft, draft.stories) ?? priceRefusal(draft);
}
