import type { KivaLoan } from '#app/domain/drafts/read-kiva-loans.ts';
import type { LoanDraft, LocalInstalment } from '#app/domain/drafts/loan-draft-rules.ts';
import { scheduleForDraft } from '#app/domain/drafts/schedule-for-draft.ts';
import { currencyOfCountry } from '#app/domain/partners/partner-for-draft.ts';
import { type Currency, exponentOf } from '#app/money/currencies.ts';
import { type Day, addDays } from '#app/money/days.ts';
import { total } from '#app/money/share-out.ts';
import { demoRates } from './rates.ts';

const monthsWhereNoneAreSaid = 10;
const interestWhereNoneIsSaid = '24';

/**
 * A loan request from a file, with what the file leaves out: the money of its
 * country at the stated demo rate, and a built schedule. Past due dates are
 * dropped.
 */
export function draftOfKivaLoan(loan: KivaLoan, today: Day): LoanDraft {
  const localCurrency = loan.localCurrency ?? currencyOfCountry(loan.country);
  const rate = demoRates[localCurrency] ?? '1';
  const localAmount = loan.localAmount ?? inLocal(loan.amount, localCurrency, rate);
  const paidOutOn = addDays(today, 35);
  const name = loan.name ?? `Borrower ${loan.id}`;
  const isGroup = loan.borrowerCount > 1;
  return {
    externalId: loan.id,
    borrower: {
      firstName: loan.firstName ?? name,
      memberCount: loan.borrowerCount,
      country: loan.country,
      ...(isGroup && { groupName: loan.name ?? `Group ${loan.id}` }),
      ...(loan.town && { town: loan.town }),
    },
    hasConsent: true,
    use: tidy(loan.use ?? `starts a business: ${loan.activity ?? 'trade'}`),
    sector: loan.sector ?? 'Services',
    activity: loan.activity ?? 'Services',
    stories: loan.stories.length ? loan.stories : [{ language: 'en', text: storyOf(loan) }],
    localCurrency,
    localAmount,
    currency: 'USD',
    amount: loan.amount,
    postedRate: rate,
    isFlexible: false,
    fundraiserDays: 30,
    disbursementPlannedOn: paidOutOn,
    instalments: instalmentsOf(loan, { localCurrency, localAmount, paidOutOn }),
    roundingRule: 'cumulative_half_up',
  };
}

function instalmentsOf(
  loan: KivaLoan,
  terms: { localCurrency: Currency; localAmount: bigint; paidOutOn: Day },
): readonly LocalInstalment[] {
  const stated = loan.localPayments;
  const isUsable =
    stated.length > 0 &&
    (stated[0]?.dueOn ?? '') > terms.paidOutOn &&
    total(stated.map((row) => row.principal)) === terms.localAmount;
  if (isUsable) return stated.map((row) => ({ ...row, interest: 0n }));
  const built = scheduleForDraft({
    ...terms,
    annualRate: interestWhereNoneIsSaid,
    method: 'declining',
    instalments: loan.months ?? monthsWhereNoneAreSaid,
    every: 1,
    unit: 'MONTHS',
    principalGrace: 0,
  });
  if ('error' in built) throw new Error(`loan ${loan.id}: ${built.error}`);
  return built.instalments;
}

/** Whole units of local money, as a partner would lend them. */
function inLocal(cents: bigint, currency: Currency, rate: string): bigint {
  const [whole = '0', decimals = ''] = rate.split('.');
  const scaled = BigInt(whole + decimals);
  const units = (cents * scaled) / (100n * 10n ** BigInt(decimals.length));
  return (units > 0n ? units : 1n) * 10n ** BigInt(exponentOf(currency));
}

/** Files write purposes with stray spaces, a capital and a full stop: "To buy new tools ." */
function tidy(use: string): string {
  const plain = use.trim().replace(/\s+/g, ' ').replace(/\.$/, '');
  return plain.charAt(0).toLowerCase() + plain.slice(1);
}

function storyOf(loan: KivaLoan): string {
  const what = tidy(loan.use ?? loan.activity ?? 'work');
  return `This request came without a story. It says that the money is ${what.startsWith('to ') ? what : `for this: ${what}`}.`;
}
