import { total } from '#app/money/share-out.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { shownPotential, shownTellings } from './shown-potential.ts';
import { db } from '#app/platform/db.ts';

/** What a draft says beyond its terms, to be told further; null when there is no such draft. */
export async function potentialToTell(loanId: number, partnerId: number) {
  const loan = await db().loan.findFirst({
    where: { id: loanId, partnerId, status: { in: ['draft', 'changes_requested'] } },
    include: { borrower: true, stories: { orderBy: { language: 'asc' } } },
  });
  const telling = loan && shownTellings(loan.stories)[0];
  if (!loan || !telling) return null;
  return {
    name: borrowerName(loan.borrower),
    use: loan.use,
    telling,
    potential: shownPotential(loan),
    localAmount: loan.localAmount,
    localCurrency: asCurrency(loan.localCurrency),
    /** Of the local amount, not named yet by a cost line; below zero where they name too much. */
    unnamed: loan.localAmount - total(loan.costAmounts),
  };
}
