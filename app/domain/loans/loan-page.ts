import { instalmentStates, isLateOn } from '#app/domain/borrowers/lateness-rules.ts';
import { type Viewer, seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { settledOf } from '#app/domain/slices/slice-rules.ts';
import { pick } from '#app/platform/pick.ts';
import { daysIndexed } from './public-loans.ts';
import { loanOf, namedLenders } from './read-page-loan.ts';
import { shownFacts, shownUpdates } from './shown-facts.ts';
import { shownTold } from '#app/domain/potential/shown-potential.ts';

const notPosted = ['draft', 'in_review', 'changes_requested'];
const shownToNobody = [...notPosted, 'withdrawn'];

/**
 * Everything the page of a loan shows to this reader; null when there is no such loan for them. What is not
 * posted yet is shown to the host's staff and the partner's as everybody would see it once it is.
 */
export async function loanPage(request: {
  slug: string;
  readerId: number | null;
  isStaff: boolean;
  /** Whose staff the reader is. */
  partnerId?: number | undefined;
  now: Date;
  /** In which to say what the loan is for. */
  language?: string;
}) {
  const { slug, readerId, isStaff, partnerId, now, language = 'en' } = request;
  const found = await loanOf(slug, now);
  if (!found) return null;
  const isPreview = notPosted.includes(found.status) && (isStaff || found.partnerId === partnerId);
  if (!isPreview && !isStaff && shownToNobody.includes(found.status)) return null;
  const loan = isPreview ? asPosted(found, now) : found;
  const isLender = readerId !== null && loan.slices.some((slice) => slice.lenderId === readerId);
  const viewer: Viewer =
    isStaff && !isPreview ? 'staff' : isLender ? 'lender_of_the_loan' : 'public';
  const settled = settledOf(loan.slices);
  const isLate = isLateOn(loan, now);
  const states = instalmentStates(loan, now);
  const facts = { ...loan.borrower, hasConsent: loan.borrower.consents.length > 0 };
  const seen = seenBorrower(facts, { status: loan.status, isLate }, viewer);
  const { slices, reservations, partner, disbursement, instalments } = loan;
  const disbursedOn = disbursement?.paidOn ?? loan.preDisbursedOn;
  return {
    ...shownFacts(loan),
    ...shownTold(loan, { language, showsStory: seen.showsStory }),
    postedRate: loan.postedRate.toFixed(),
    ...seen,
    isLate,
    isMine: isLender,
    isPreview,
    lenderCount: new Set(slices.map((slice) => slice.lenderId)).size,
    repaid: slices.reduce((sum, slice) => sum + slice.repaid, 0n),
    settled,
    reserved: reservations.reduce((sum, row) => sum + row.amount, 0n),
    instalments: instalments.map((row, index) => ({
      ...pick(row, 'number', 'dueOn', 'principal', 'localPrincipal', 'localInterest'),
      state: states[index] ?? null,
    })),
    // What the host says in public while the partner is paused.
    partner: { ...pick(partner, 'name', 'slug'), notice: partner.suspensions[0]?.notice ?? null },
    disbursedOn,
    disbursementPlannedOn: loan.disbursementPlannedOn,
    postedAt: isPreview ? now : (loan.events[0]?.at ?? null),
    updates: seen.showsStory ? shownUpdates(loan.updates, { viewer, language }) : [],
    lenders: namedLenders(slices),
    isIndexed:
      !isPreview && isIndexed({ ...loan, isLate, isNamed: seen.showsStory, disbursedOn }, now),
  };
}

function asPosted<Loan extends { fundraiserDays: number }>(loan: Loan, now: Date) {
  const fundraiserEndsAt = new Date(now.getTime() + loan.fundraiserDays * 86_400_000);
  return { ...loan, status: 'fundraising' as const, fundraiserEndsAt };
}

export type LoanPageFacts = NonNullable<Awaited<ReturnType<typeof loanPage>>>;

function isIndexed(
  loan: { status: string; isLate: boolean; isNamed: boolean; disbursedOn: Date | null },
  now: Date,
): boolean {
  if (!loan.isNamed || loan.isLate) return false;
  if (loan.status === 'fundraising' || loan.status === 'funded') return true;
  const since = loan.disbursedOn?.getTime() ?? 0;
  return loan.status === 'in_repayment' && now.getTime() - since < daysIndexed * 86_400_000;
}
