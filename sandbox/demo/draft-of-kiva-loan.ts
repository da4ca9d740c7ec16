import type { KivaLoan } from '#app/domain/drafts/read-kiva-loans.ts';
import type { LoanDraft, LocalInstalment } from '#app/domain/drafts/loan-draft-rules.ts';
import { scheduleForDraft } from '#app/domain/drafts/schedule-for-draft.ts';
import { Decimal } from 'decimal.js';
import { type Currency, exponentOf } from '#app/money/currencies.ts';
import { type Day, addDays } from '#app/money/days.ts';
import { decimalOf } from '#app/money/money.ts';
import { total } from '#app/money/share-out.ts';
import { demoRates } from './rates.ts';

const monthsWhereNoneAreSaid = 10;
const interestWhereNoneIsSaid = '24';

/**
 * A loan request from a file, with what the file leaves out: its local sum at
 * the stated demo rate, and a built schedule. Past due dates are dropped.
 */
const portraits = [
  'achieng',
  'ketut',
  'maria',
  'njeri',
  'putu',
  'rafael',
  'rahma',
  'siti',
  'wayan',
];

export function draftOfKivaLoan(loan: KivaLoan, today: Day): LoanDraft {
  const { localCurrency } = loan;
  const rate = rateOf(loan) ?? '1';
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
      ...(portraits.includes(name.toLowerCase()) && {
        drawing: `portraits/${name.toLowerCase()}`,
      }),
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
    firstDueOn: null,
    annualRate: interestWhereNoneIsSaid,
    method: 'declining',
    ...rhythmOf(loan),
    principalGrace: 0,
  });
  if ('error' in built) throw new Error(`loan ${loan.id}: ${built.error}`);
  return built.instalments;
}

/** A term is in months, however often there is an instalment in it. */
function rhythmOf({ months, interval }: KivaLoan) {
  const term = months ?? monthsWhereNoneAreSaid;
  if (interval === 'at_end') return { instalments: 1, every: term, unit: 'MONTHS' } as const;
  const units = interval.unit === 'WEEKS' ? (term * 52) / 12 : term;
  return { instalments: Math.max(1, Math.round(units / interval.every)), ...interval };
}

/**
 * Local units for a dollar: what the file's own two sums come to, else the demo rate.
 *
 * @returns null where neither says
 */
export function rateOf({ amount, localAmount, localCurrency }: KivaLoan): string | null {
  if (localAmount === null) return demoRates.get(localCurrency) ?? null;
  const local = new Decimal(decimalOf({ amount: localAmount, currency: localCurrency }));
  return local
    .div(decimalOf({ amount, currency: 'USD' }))
    .toDecimalPlaces(10)
    .toFixed();
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
