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

/** An update, without its author, in the reader's language if it was written in that one, too. */
export function shownUpdate(update: LoanUpdate & { photo: Photo | null }, reader: string) {
  const { otherLanguage, otherText } = update;
  return {
    ...pick(update, 'id', 'language', 'text', 'publishedAt', 'photo', 'isAboutLateness'),
    ...(otherLanguage === reader && otherText && { language: otherLanguage, text: otherText }),
  };
}
