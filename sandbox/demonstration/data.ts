import { readFileSync } from 'node:fs';
import type { Liability } from '#app/platform/generated/enums.ts';

/** A text in both languages of the demonstration. */
export interface Words {
  readonly en: string;
  readonly id: string;
}

export interface DemoLoan {
  readonly id: string;
  /** Of `people`, or of `groups`. */
  readonly borrower: string;
  readonly borrower_kind: string;
  readonly partner: string;
  readonly officer: string;
  readonly country_code: string;
  readonly place: string;
  readonly status: string;
  readonly use: Words;
  readonly sector: string;
  readonly activity: Words;
  readonly story: {
    readonly who: Words;
    readonly plan: Words;
    readonly quote: Words;
    readonly skills: readonly Words[];
    readonly training: Words & { readonly state: 'done' | 'under_way' };
    readonly vouched_by: {
      readonly first_name: string;
      readonly role: Words;
      readonly years: number;
      readonly says: Words;
    };
  };
  readonly cost_lines: readonly { readonly item: Words; readonly local_amount: number }[];
  readonly currency: string;
  readonly local_amount: number;
  readonly usd_amount: number;
  readonly own_local: number;
  readonly income_by_month: readonly number[];
  readonly schedule: {
    readonly kind: 'monthly' | 'weekly' | 'fortnightly' | 'seasonal' | 'at_end';
    readonly instalments: number;
    readonly day?: number;
    readonly months?: readonly number[];
    readonly interest_method: string;
    readonly first_due_day: number;
    readonly local_interest_total: number;
    readonly fee_local: number;
    readonly compulsory_savings: { readonly when: string; readonly total_local: number };
  };
  readonly is_flexible: boolean;
  readonly fundraiser_days: number;
  /** Days from today. */
  readonly time: {
    readonly submitted: number;
    readonly posted?: number;
    readonly paid_out?: number;
    readonly paid_out_planned?: number;
    readonly pre_disbursed?: number;
  };
  readonly funded_usd: number;
  readonly instalments_paid?: number;
  readonly payments?: readonly { readonly day: number; readonly usd: number }[];
  readonly review?: { readonly state: string; readonly day: number; readonly reason: Words };
  readonly late?: { readonly day?: number; readonly by: string; readonly reason: Words | null };
  readonly loss?: {
    readonly declared_default_day: number;
    readonly written_off_day: number;
    readonly recovered_day: number | null;
    readonly usd_recovered: number;
    readonly reason: Words;
  };
  readonly news: readonly { readonly day: number; readonly by: string; readonly text: Words }[];
}

export interface DemoGroup {
  readonly id: string;
  readonly name: Words;
  readonly leader: string;
  readonly member_count: number;
  readonly members: readonly { readonly first_name: string; readonly amount_local: number }[];
  readonly picture: { readonly scene: string; readonly goods: string };
}

export interface DemoBorrower {
  readonly id: string;
  readonly first_name: string;
  readonly gender: string;
}

export interface DemoPartner {
  readonly slug: string;
  readonly name: string;
  /** A month. */
  readonly since: string;
  readonly country_code: string;
  readonly zone: string;
  readonly people: readonly { readonly first_name: string; readonly role: Words }[];
  readonly kind: Words;
  readonly mission: Words;
  readonly terms: { readonly in_words: Words };
  readonly visits: Words;
  readonly collects: Words;
  readonly what_goes_wrong: Words;
  readonly offices: readonly {
    readonly officer: string;
    readonly currency: string;
    readonly rate_per_usd: number;
  }[];
  readonly liability: {
    readonly nonpayment: Liability;
    readonly currency: Liability;
    readonly currency_coverage_percent: number | null;
  };
}

export interface DemoLender {
  readonly id: string;
  readonly name: string | null;
  readonly anonymous: boolean;
  readonly kind: 'person' | 'team' | 'foundation';
  readonly language: 'en' | 'id';
  /** Why they lend, where they say so. */
  readonly why: Words | null;
  readonly joined_day: number;
  readonly habits: {
    readonly usual_slice_usd: number;
    readonly activity: number;
    readonly picks: readonly string[];
    readonly relends: 'always' | 'when_25' | 'asks' | 'never';
    readonly tip_percent: number;
  };
}

export interface DemoSlice {
  readonly lender: string;
  readonly usd: number;
  readonly day: number;
}

/** A partner's habits in an ordinary month. */
export interface PartnerHabit {
  readonly partner: string;
  readonly reports_on_day_of_next_month: number;
  readonly settles_after_days: number;
  /** Of 100 months. */
  readonly chance: { readonly on_time: number; readonly late: number; readonly misses: number };
  readonly borrowers_of_100_instalments: {
    readonly on_the_day: number;
    readonly within_7_days: number;
    readonly within_30_days: number;
    readonly later_or_never: number;
  };
}

/** Something that the months' script says of a loan, on a day from today. */
export interface MonthEvent {
  readonly loan: string;
  readonly day: number;
  readonly what: 'pays' | 'pays_double' | 'repaid_in_full' | 'late' | 'accepted' | 'corrected';
  readonly instalments?: number;
  /** Of `late`. */
  readonly days?: number;
  readonly text: Words;
  readonly new_local_amount?: number;
  readonly new_usd_amount?: number;
  readonly new_cost_lines?: DemoLoan['cost_lines'];
}

interface Month {
  readonly months: readonly {
    readonly number: number;
    readonly late: { readonly partner: string; readonly days: number } | null;
    readonly misses: { readonly partner: string } | null;
    readonly happens: readonly MonthEvent[];
  }[];
  readonly fundraisers: {
    readonly of_100: { readonly expire: number };
    readonly usual_days_to_fund: {
      readonly up_to_500_usd: number;
      readonly up_to_1000_usd: number;
      readonly above: number;
    };
  };
  readonly lenders: { readonly of_100_active_lenders_in_a_month: { readonly withdraw: number } };
  readonly new_loans: { readonly ready: readonly DemoLoan[] };
}

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8')) as T;
}

const { loans, people, groups } = read<{
  loans: readonly DemoLoan[];
  people: readonly DemoBorrower[];
  groups: readonly DemoGroup[];
}>('loans');
const { lenders, slices } = read<{
  lenders: readonly DemoLender[];
  slices: Readonly<Record<string, readonly DemoSlice[]>>;
}>('lenders');
const { partners } = read<{ partners: readonly DemoPartner[] }>('partners');
const { partners: habits, ...month } = read<Month & { partners: readonly PartnerHabit[] }>('month');

/** The demonstration's people and their two years. All of it is invented. */
export const demonstration = { loans, people, groups, lenders, slices, partners, habits, month };
