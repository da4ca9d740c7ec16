import { z } from 'zod';

/**
 * Kinds of work, each with a queue and places of its own: a silent mail server, or Stripe away,
 * holds up nobody's money.
 */
export const queueNames = ['money', 'mail', 'stripe', 'sweeps'] as const;
export type QueueName = (typeof queueNames)[number];

/**
 * Every job there is: which queue it goes to, what it carries (ids only), how often it is tried,
 * how long it may take. Its handler in workers/handlers has the same name.
 */
const id = z.number().int().positive();
const nothing = z.object({});

export const mailTemplates = [
  'verify_email',
  'already_registered',
  'reset_password',
  'password_changed',
  'passkey_added',
  'passkey_removed',
  'second_factor_set',
  'second_factor_removed',
  'new_device',
  'data_exported',
  'change_address',
  'address_is_to_change',
  'address_changed',
  'account_closed',
  'order_paid',
  'guest_checkout',
  'guest_has_account',
  'guest_paid',
  'order_processing',
  'order_failed',
  'order_to_balance',
  'loan_expired',
  'loan_funded',
  'loan_disbursed',
  'loan_late',
  'loan_repaid',
  'loan_defaulted',
  'loan_written_off',
  'loan_recovered',
  'loan_news',
  'loan_closing',
  'digest',
  'withdrawal_requested',
  'withdrawal_ended',
  'repayments_came',
  'invitation',
  'role_granted',
  'bank_details_changed',
  'confirm_withdrawal',
  'books_alarm',
  'deposit_expected',
  'deposit_came',
] as const;
export type MailTemplate = (typeof mailTemplates)[number];

const mail = z.object({
  template: z.enum(mailTemplates),
  personId: id,
  /** The order, loan, news, payout, partner, deposit, line of the bank or day (since 1970) it is about, as the template needs. */
  subjectId: id.optional(),
});

export const catalogue = {
  'repayment.distribute': {
    queue: 'money',
    payload: z.object({ receiptId: id, loanId: id }),
    attempts: 10,
    timeoutSeconds: 120,
  },
  'mail.send': { queue: 'mail', payload: mail, attempts: 8, timeoutSeconds: 60 },
  'order.conclude': {
    queue: 'stripe',
    payload: z.object({ orderId: id }),
    attempts: 10,
    timeoutSeconds: 60,
  },
  // Its open checkouts are ended at Stripe first.
  'loan.expire': {
    queue: 'stripe',
    payload: z.object({ loanId: id }),
    attempts: 10,
    timeoutSeconds: 60,
  },
  'stripe_event.apply': {
    queue: 'stripe',
    payload: z.object({ eventId: z.string() }),
    attempts: 10,
    timeoutSeconds: 60,
  },
  'payout.send': {
    queue: 'stripe',
    payload: z.object({ payoutId: id }),
    attempts: 10,
    timeoutSeconds: 120,
  },
  'stripe.sweep': { queue: 'stripe', payload: nothing, attempts: 3, timeoutSeconds: 300 },
  'partners.sweep': { queue: 'stripe', payload: nothing, attempts: 3, timeoutSeconds: 300 },
  'lateness.tell': { queue: 'sweeps', payload: nothing, attempts: 3, timeoutSeconds: 300 },
  'watchers.tell': { queue: 'sweeps', payload: nothing, attempts: 3, timeoutSeconds: 300 },
  'loans.sweep': { queue: 'sweeps', payload: nothing, attempts: 3, timeoutSeconds: 120 },
  'defaults.sweep': { queue: 'sweeps', payload: nothing, attempts: 3, timeoutSeconds: 300 },
  'deposits.remind': { queue: 'sweeps', payload: nothing, attempts: 3, timeoutSeconds: 120 },
  'digests.send': { queue: 'sweeps', payload: nothing, attempts: 3, timeoutSeconds: 120 },
  'figures.keep': { queue: 'sweeps', payload: nothing, attempts: 2, timeoutSeconds: 600 },
  'days.tie': { queue: 'sweeps', payload: nothing, attempts: 2, timeoutSeconds: 600 },
  'books.check': { queue: 'sweeps', payload: nothing, attempts: 2, timeoutSeconds: 600 },
} as const satisfies Record<
  string,
  { queue: QueueName; payload: z.ZodType; attempts: number; timeoutSeconds: number }
>;

export type JobName = keyof typeof catalogue;
export type JobPayload<Name extends JobName> = z.infer<(typeof catalogue)[Name]['payload']>;

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(catalogue, name);
}

/** The jobs of a queue. */
export function jobsOf(queue: QueueName): JobName[] {
  return Object.entries(catalogue).flatMap(([name, job]) =>
    job.queue === queue && isJobName(name) ? [name] : [],
  );
}
