import { instalmentStates } from '#app/domain/borrowers/lateness-rules.ts';
import { shownDrawing } from '#app/domain/borrowers/drawing-rules.ts';
import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { lostOf, unrecoveredOf } from '#app/domain/slices/slice-rules.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';
import {
  type ShownPotential,
  missingParts,
  shownPotential,
  shownPrice,
  shownTellings,
} from '#app/domain/potential/shown-potential.ts';
import { pick } from '#app/platform/pick.ts';

const memberSeen = { number: true, firstName: true, clientId: true, localAmount: true } as const;

/** What the pages of staff show of the loan itself. */
const ownFacts = [
  'id',
  'slug',
  'partnerId',
  'externalId',
  'status',
  'use',
  'sector',
  'country',
  'town',
  'currency',
  'amount',
  'raised',
  'fundraiserDays',
  'localCurrency',
  'localAmount',
  'apr',
  'nonpaymentLiability',
  'currencyLiability',
  'currencyCoverage',
] as const;

/** One loan with everything staff may see; a partner's staff only among their own. */
export async function staffLoan(asked: { loanId: number; partnerId?: number; now: Date }) {
  const { loanId, partnerId, now } = asked;
  const loan = await db().loan.findFirst({
    where: { id: loanId, ...(partnerId !== undefined && { partnerId }) },
    include: {
      borrower: { include: { consents: { where: { withdrawnAt: null } }, photo: true } },
      partner: true,
      stories: true,
      members: { select: memberSeen, orderBy: { number: 'asc' } },
      instalments: { orderBy: { number: 'asc' } },
      repaymentLines: { select: { localAmount: true } },
      events: { orderBy: { id: 'asc' } },
      slices: { select: { settled: true, repaid: true, writtenOff: true, recovered: true } },
    },
  });
  if (!loan) return null;
  const states = instalmentStates(loan, now);
  const tellings = shownTellings(loan.stories);
  const unrecovered = total(loan.slices.map(unrecoveredOf));
  // No more of the borrower than is shown: a last name does not leave the database.
  const { postedRate, borrower, partner, slices } = loan;
  return {
    ...pick(loan, ...ownFacts),
    name: borrowerName(borrower),
    hasConsent: borrower.consents.length > 0,
    // Staff read names without consent, but no picture is shown without it.
    photo: borrower.consents.length > 0 ? borrower.photo : null,
    drawing: shownDrawing(borrower.drawing, borrower.consents.length > 0),
    partner: { name: partner.name },
    members: loan.members,
    stories: tellings,
    potential: shownPotential(loan) as ShownPotential | null,
    missing: missingParts({ ...shownPotential(loan), ...shownPrice(loan) }, tellings),
    ...shownPrice(loan),
    events: loan.events.map((event) => pick(event, 'id', 'becomes', 'reason', 'code', 'at')),
    postedRate: postedRate.toFixed(),
    instalments: loan.instalments.map((row, index) => ({
      ...pick(row, 'number', 'dueOn', 'principal', 'localPrincipal', 'localInterest'),
      state: states[index] ?? null,
    })),
    outstanding: await balanceOf(db(), `loan:${loan.id}:outstanding`, asCurrency(loan.currency)),
    /** Written off and not recovered; `lost` adds what the currency took. */
    unrecovered,
    lost: total(slices.map(lostOf)),
  };
}

export type StaffLoan = NonNullable<Awaited<ReturnType<typeof staffLoan>>>;
