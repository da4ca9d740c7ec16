import { Decimal } from 'decimal.js';
import type { LoanDraft, LocalInstalment } from '#app/domain/drafts/loan-draft-rules.ts';
import type { Savings, Telling } from '#app/domain/potential/potential-rules.ts';
import { seasonDays } from '#app/domain/schedules/season-rules.ts';
import { type Currency, asCurrency, exponentOf, shownDecimalsOf } from '#app/money/currencies.ts';
import { type Day, addDays } from '#app/money/days.ts';
import { minorUnits } from '#app/money/money.ts';
import { splitByWeight, total } from '#app/money/share-out.ts';
import { type DemoLoan, demonstration } from './data.ts';

/** A demo loan as its partner would write it, with its days counted from `today`. */
export function draftOfLoan(loan: DemoLoan, today: Day): LoanDraft {
  const localCurrency = asCurrency(loan.currency);
  const local = (amount: number) => minor(amount, localCurrency);
  const on = (day: number) => addDays(today, day);
  const { story, time, schedule } = loan;
  const paidOut = time.paid_out ?? time.paid_out_planned ?? 0;
  const localAmount = local(loan.local_amount);
  return {
    externalId: loan.id,
    ...borrowerOf(loan, local),
    hasConsent: true,
    use: loan.use.en,
    sector: loan.sector,
    activity: loan.activity.en,
    stories: (['en', 'id'] as const).map((language) => tellingOf(loan, language)),
    localCurrency,
    localAmount,
    currency: 'USD',
    amount: BigInt(loan.usd_amount) * 100n,
    postedRate: new Decimal(loan.local_amount).div(loan.usd_amount).toDecimalPlaces(10).toFixed(),
    isFlexible: loan.is_flexible,
    fundraiserDays: loan.fundraiser_days,
    ...(time.pre_disbursed === undefined
      ? { disbursementPlannedOn: on(paidOut) }
      : { preDisbursedOn: on(time.pre_disbursed) }),
    instalments: instalmentsOf(schedule, { localAmount, localCurrency, today }),
    roundingRule: 'cumulative_half_up',
    fee: local(schedule.fee_local),
    ...savingsOf(schedule, local),
    costAmounts: loan.cost_lines.map((line) => local(line.local_amount)),
    ...(loan.own_local > 0 && { ownPart: local(loan.own_local) }),
    incomeByMonth: loan.income_by_month,
    trainingState: story.training.state,
    voucher: {
      firstName: story.vouched_by.first_name,
      years: story.vouched_by.years,
      hasAgreed: true,
    },
  };
}

function borrowerOf(loan: DemoLoan, local: (amount: number) => bigint) {
  const place = { country: loan.country_code, town: loan.place, clientId: loan.borrower };
  const group = demonstration.groups.find((it) => it.id === loan.borrower);
  if (group) {
    const { scene, goods } = group.picture;
    return {
      borrower: {
        ...place,
        firstName: group.leader,
        groupName: group.name.en,
        memberCount: group.member_count,
        drawing: `scenes/${scene}-${goods}`,
      },
      members: group.members.map((member) => ({
        firstName: member.first_name,
        localAmount: local(member.amount_local),
      })),
    };
  }
  const person = demonstration.people.find((it) => it.id === loan.borrower);
  if (!person) throw new Error(`${loan.id}: nobody is called ${loan.borrower}`);
  const { first_name: firstName, gender } = person;
  const drawing = `portraits/${person.id}`;
  return { borrower: { ...place, firstName, gender, memberCount: 1, drawing } };
}

function tellingOf(loan: DemoLoan, language: 'en' | 'id'): Telling {
  const { story } = loan;
  return {
    language,
    text: story.who[language],
    use: loan.use[language],
    plan: story.plan[language],
    quote: story.quote[language],
    skills: story.skills.map((skill) => skill[language]),
    training: story.training[language],
    costItems: loan.cost_lines.map((line) => line.item[language]),
    voucherRole: story.vouched_by.role[language],
    voucherSays: story.vouched_by.says[language],
  };
}

function savingsOf(
  { compulsory_savings: savings }: DemoLoan['schedule'],
  local: (amount: number) => bigint,
): { savings?: Savings } {
  if (savings.total_local === 0) return {};
  const time = savings.when.startsWith('each') ? 'instalments' : 'payout';
  return { savings: { amount: local(savings.total_local), time } };
}

/** Equal parts of the principal; the interest that the partner states, flat or on what is still owed. */
function instalmentsOf(
  schedule: DemoLoan['schedule'],
  terms: { localAmount: bigint; localCurrency: Currency; today: Day },
): LocalInstalment[] {
  const { localAmount, localCurrency } = terms;
  const days = dueDays(schedule, addDays(terms.today, schedule.first_due_day));
  const unit = 10n ** BigInt(exponentOf(localCurrency) - shownDecimalsOf(localCurrency));
  const inUnits = (amount: bigint, weights: readonly bigint[]) =>
    splitByWeight(amount / unit, weights).map((part) => part * unit);
  const principals = inUnits(
    localAmount,
    days.map(() => 1n),
  );
  const isFlat = schedule.interest_method !== 'declining';
  const owed = days.map((_, index) => (isFlat ? 1n : total(principals.slice(index))));
  const interest = inUnits(minor(schedule.local_interest_total, localCurrency), owed);
  return days.map((dueOn, index) => ({
    dueOn,
    principal: principals[index] ?? 0n,
    interest: interest[index] ?? 0n,
  }));
}

function dueDays(schedule: DemoLoan['schedule'], first: Day): Day[] {
  const { kind, instalments, months } = schedule;
  const counted = Array.from({ length: instalments }, (_, index) => index);
  if (kind === 'weekly') return counted.map((index) => addDays(first, 7 * index));
  if (kind === 'fortnightly') return counted.map((index) => addDays(first, 14 * index));
  const isPaid = (month: number) => kind !== 'seasonal' || (months ?? []).includes(month);
  return seasonDays({
    first,
    day: schedule.day ?? Number(first.slice(8)),
    weights: Array.from({ length: 12 }, (_, month) => (isPaid(month + 1) ? 1 : 0)),
    instalments,
  });
}

function minor(amount: number, currency: Currency): bigint {
  return minorUnits(new Decimal(amount).toFixed(), currency) ?? 0n;
}
