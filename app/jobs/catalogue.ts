import { z } from 'zod';

/**
 * Every job there is: what it carries (ids only), how often it is tried, how
 * long it may take. Its handler in workers/handlers has the same name.
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
  'mail.send': { payload: mail, attempts: 8, timeoutSeconds: 60 },
  'order.conclude': { payload: z.object({ orderId: id }), attempts: 10, timeoutSeconds: 60 },
  'loan.expire': { payload: z.object({ loanId: id }), attempts: 10, timeoutSeconds: 60 },
  'stripe_event.apply': {
    payload: z.object({ eventId: z.string() }),
    attempts: 10,
    timeoutSeconds: 60,
  },
  'payout.send': { payload: z.object({ payoutId: id }), attempts: 10, timeoutSeconds: 120 },
  'repayment.distribute': {
    payload: z.object({ receiptId: id, loanId: id }),
    attempts: 10,
    timeoutSeconds: 120,
  },
  'stripe.sweep': { payload: nothing, attempts: 3, timeoutSeconds: 300 },
  'lateness.tell': { payload: nothing, attempts: 3, timeoutSeconds: 300 },
  'watchers.tell': { payload: nothing, attempts: 3, timeoutSeconds: 300 },
  'loans.sweep': { payload: nothing, attempts: 3, timeoutSeconds: 120 },
  'partners.sweep': { payload: nothing, attempts: 3, timeoutSeconds: 300 },
  'deposits.remind': { payload: nothing, attempts: 3, timeoutSeconds: 120 },
  'digests.send': { payload: nothing, attempts: 3, timeoutSeconds: 120 },
  'days.tie': { payload: nothing, attempts: 2, timeoutSeconds: 600 },
  'books.check': { payload: nothing, attempts: 2, timeoutSeconds: 600 },
} as const satisfies Record<
  string,
  { payload: z.ZodType; attempts: number; timeoutSeconds: number }
>;

export type JobName = keyof typeof catalogue;
export type JobPayload<Name extends JobName> = z.infer<(typeof catalogue)[Name]['payload']>;

export function isJobName(name: string): name is JobName {
  return Object.hasOwn(catalogue, name);
}
