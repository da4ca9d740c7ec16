import type { Viewer } from '#app/domain/borrowers/visibility-rules.ts';
import { pick } from '#app/platform/pick.ts';
import type { Loan, LoanUpdate, Photo } from '#app/platform/generated/client.ts';

/** The public facts of a loan's row, one by one, so that no number ties two loans together. */
export function shownFacts(loan: Loan) {
  return {
    id: loan.id,
    slug: loan.slug,
    status: loan.status,
    use: loan.use,
    sector: loan.sector,
    activity: loan.activity,
    country: loan.country,
    isDemo: loan.isDemo,
    apr: loan.apr,
    localCurrency: loan.localCurrency,
    localAmount: loan.localAmount,
    currency: loan.currency,
    amount: loan.amount,
    shareSize: loan.shareSize,
    raised: loan.raised,
    fundraiserEndsAt: loan.fundraiserEndsAt,
    preDisbursedOn: loan.preDisbursedOn,
    partnerId: loan.partnerId,
    nonpaymentLiability: loan.nonpaymentLiability,
    currencyLiability: loan.currencyLiability,
    currencyCoverage: loan.currencyCoverage,
    gainFee: loan.gainFee,
  };
}

/**
 * News without who wrote it, in the reader's language where it was written in that one, too. Why a loan is
 * late is read by its lenders alone.
 */
export function shownUpdates(
  updates: readonly (LoanUpdate & { photo: Photo | null })[],
  { viewer, language }: { viewer: Viewer; language: string },
) {
  return updates
    .filter((update) => viewer !== 'public' || !update.isAboutLateness)
    .map((update) => ({
      ...pick(update, 'id', 'language', 'text', 'publishedAt', 'photo', 'isAboutLateness'),
      ...(update.otherLanguage === language &&
        update.otherText && { language, text: update.otherText }),
    }));
}
