import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { asCurrency } from '#app/money/currencies.ts';
import type { Money } from '#app/money/money.ts';
import { db } from '#app/platform/db.ts';

/** What a mail speaks of, read when it is written. */
export interface MailFacts {
  readonly amount: Money | null;
  readonly what: string;
  /** The page that shows it. */
  readonly path: string;
}

/** Only what belongs to the person is found, whatever the job says. */
export async function mailFacts(request: {
  template: MailTemplate;
  personId: number;
  subjectId?: number | undefined;
}): Promise<MailFacts> {
  const { template, personId, subjectId = 0 } = request;
  switch (template) {
    case 'order_paid': {
      const order = await db().order.findFirstOrThrow({
        where: { id: subjectId, lenderId: personId },
      });
      const amount = { amount: order.placed, currency: asCurrency(order.currency) };
      return { amount, what: '', path: `/orders/${order.id}` };
    }
    case 'withdrawal_requested':
    case 'withdrawal_ended': {
      const payout = await db().payout.findFirstOrThrow({
        where: { id: subjectId, lenderId: personId },
      });
      const amount = { amount: payout.amount, currency: asCurrency(payout.currency) };
      return { amount, what: '', path: `/withdrawals/${payout.id}` };
    }
    case 'loan_expired':
    case 'loan_disbursed': {
      const loan = await db().loan.findUniqueOrThrow({
        where: { id: subjectId },
        include: { borrower: true },
      });
      const what = loan.borrower.groupName ?? loan.borrower.firstName;
      const path = template === 'loan_disbursed' ? `/loans/${loan.slug}` : '/balance';
      return { amount: null, what, path };
    }
    default:
      return { amount: null, what: '', path: '/sign-in' };
  }
}
