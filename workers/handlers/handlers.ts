import { remindOfDeposits } from '#app/domain/deposits/remind-of-deposits.ts';
import { distributeRepayment } from '#app/domain/distributions/distribute-repayment.ts';
import { keepFigures } from '#app/domain/figures/keep-figures.ts';
import { expireLoan } from '#app/domain/funding/expire-loan.ts';
import { tellOfLateness } from '#app/domain/lateness/tell-of-lateness.ts';
import { tellWatchers } from '#app/domain/lenders/tell-watchers.ts';
import { sendDigests } from '#app/domain/notifications/send-digests.ts';
import { sendMail } from '#app/domain/notifications/send-mail.ts';
import { sendPayout } from '#app/domain/payouts/send-payout.ts';
import { concludeOrder } from '#app/domain/funding/conclude-order.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import type { JobName, JobPayload } from '#app/jobs/catalogue.ts';
import type { JobContext } from '../job-context.ts';
import { applyStripeEvent } from '#app/domain/operations/apply-stripe-event.ts';
import {
  checkBooksNightly,
  sweepDefaults,
  sweepLoans,
  sweepPartners,
  sweepStripe,
  tieDays,
} from './sweeps.ts';

type Handlers = {
  readonly [Name in JobName]: (payload: JobPayload<Name>, context: JobContext) => Promise<unknown>;
};

/** One call to a verb each, safe to run twice. */
export const handlers: Handlers = {
  'mail.send': (payload, { jobId, now }) => sendMail({ ...payload, jobId, now }),
  'order.conclude': ({ orderId }, { now }) => concludeOrder({ orderId, now }),
  'loan.expire': ({ loanId }, { now }) => expireLoan({ loanId, now }),
  'stripe_event.apply': ({ eventId }, { now }) => applyStripeEvent({ eventId, now }),
  'payout.send': ({ payoutId }, { now }) => sendPayout({ payoutId, now }),
  'repayment.distribute': (payload, { now }) => distributeRepayment({ ...payload, now }),
  'stripe.sweep': (_, { now }) => sweepStripe(now),
  'loans.sweep': (_, { now }) => sweepLoans(now),
  'defaults.sweep': (_, { now }) => sweepDefaults(now),
  'partners.sweep': (_, { now }) => sweepPartners(now),
  'deposits.remind': (_, { now }) => remindOfDeposits(now),
  'lateness.tell': (_, { now }) => tellOfLateness(now),
  'watchers.tell': (_, { now }) => tellWatchers(now),
  'digests.send': (_, { now }) => sendDigests({ now }),
  'figures.keep': (_, { now }) => keepFigures({ currency: fundingCurrency(), now }),
  'days.tie': (_, { now }) => tieDays(now),
  'books.check': (_, { now }) => checkBooksNightly(now),
};
