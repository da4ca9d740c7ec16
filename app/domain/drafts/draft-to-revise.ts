import { isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';

/** A draft that may be changed still, as its form's fields say it; null when there is none. */
export async function draftToRevise(loanId: number, partnerId: number) {
  const loan = await db().loan.findFirst({
    where: { id: loanId, partnerId, status: { in: ['draft', 'changes_requested'] } },
    include: {
      borrower: { include: { consents: { where: { withdrawnAt: null } } } },
      stories: { orderBy: { language: 'asc' } },
      instalments: { orderBy: { number: 'asc' } },
      events: { where: { becomes: 'changes_requested' }, orderBy: { id: 'desc' }, take: 1 },
    },
  });
  if (!loan) return null;
  const paidOutOn = loan.preDisbursedOn ?? loan.disbursementPlannedOn;
  const { borrower, events } = loan;
  return {
    language: loan.stories[0]?.language ?? null,
    name: borrower.groupName ?? borrower.firstName,
    localAmount: loan.localAmount,
    currency: loan.localCurrency,
    fee: loan.fee,
    savings: loan.savings,
    postedRate: loan.postedRate.toFixed(),
    sentBack: events[0] ? { code: events[0].code, reason: events[0].reason } : null,
    entries: {
      firstName: borrower.firstName,
      groupName: borrower.groupName ?? '',
      memberCount: String(borrower.memberCount),
      town: loan.town ?? '',
      clientId: borrower.clientId ?? '',
      externalId: loan.externalId ?? '',
      consent: borrower.consents.length > 0 ? 'yes' : '',
      use: loan.use,
      sector: loan.sector,
      activity: loan.activity,
      story: loan.stories[0]?.text ?? '',
      savingsTime: loan.savingsTime ?? 'payout',
      paidOutOn: paidOutOn ? isoDay(paidOutOn) : '',
      isPaidOutBefore: loan.preDisbursedOn ? 'yes' : '',
      isFlexible: loan.isFlexible ? 'yes' : '',
    },
    // The rows as they are: whoever wants another schedule says its terms.
    instalments: loan.instalments.map((row) => ({
      dueOn: isoDay(row.dueOn),
      principal: row.localPrincipal,
      interest: row.localInterest,
    })),
  };
}
