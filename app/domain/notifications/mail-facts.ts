import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { type Currency, asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import { env, fundingCurrency } from '#app/platform/env.ts';
import { aboutDeposit } from './about-deposit.ts';
import { aboutLoan, isOfLoan } from './about-loan.ts';
import { aboutClosing, aboutNews } from './about-news.ts';
import { aboutOrder } from './about-order.ts';
import { aboutRole } from './about-role.ts';
import type { MailFacts } from './facts.ts';

/** What an account's owner did, or somebody in their name: the mend is a new password. */
const ofSecurity: readonly MailTemplate[] = [
  'password_changed',
  'passkey_added',
  'passkey_removed',
  'second_factor_set',
  'second_factor_removed',
  'new_device',
  'data_exported',
  'address_is_to_change',
  'address_changed',
  'account_closed',
];

/** Only what belongs to the person is found, whatever the job says. */
export async function mailFacts(request: {
  template: MailTemplate;
  personId: number;
  subjectId?: number | undefined;
}): Promise<MailFacts> {
  const { template, personId, subjectId = 0 } = request;
  if (isOfLoan(template)) return aboutLoan(template, { id: subjectId, lenderId: personId });
  switch (template) {
    case 'loan_news':
      return aboutNews(subjectId, personId);
    case 'loan_closing':
      return aboutClosing(subjectId);
    case 'order_processing':
    case 'order_failed':
    case 'order_to_balance':
    case 'guest_paid':
    case 'order_paid': {
      return aboutOrder(template, { id: subjectId, lenderId: personId });
    }
    case 'confirm_withdrawal': {
      const plan = await db().withdrawalPlan.findFirstOrThrow({
        where: { id: subjectId, lenderId: personId },
      });
      const amount = { amount: plan.amount, currency: asCurrency(plan.currency) };
      return { amount, what: '', path: href('lender/withdrawal-plan', { id: plan.id }) };
    }
    case 'deposit_expected':
    case 'deposit_came':
      return aboutDeposit(template, { subjectId, personId });
    case 'withdrawal_requested':
    case 'withdrawal_ended': {
      const payout = await db().payout.findFirstOrThrow({
        where: { id: subjectId, lenderId: personId },
      });
      const amount = { amount: payout.amount, currency: asCurrency(payout.currency) };
      return { amount, what: '', path: href('lender/withdrawal', { id: payout.id }) };
    }
    case 'repayments_came': {
      const { amount, currency } = await creditedOn(personId, subjectId);
      return { amount: { amount, currency }, what: '', path: href('lender/balance') };
    }
    case 'guest_checkout':
    case 'guest_has_account': {
      const path = href('account/sign-in', {}, { to: href('lender/basket') });
      return { amount: null, what: '', path };
    }
    case 'invitation': {
      const mine = { id: subjectId, personId };
      const asked = await db().invitation.findFirst({ where: mine, include: { partner: true } });
      const what = asked?.partner?.name ?? env().APP_NAME;
      return { amount: null, what, path: href('account/sign-in') };
    }
    case 'bank_details_changed': {
      const partner = await db().partner.findUniqueOrThrow({ where: { id: subjectId } });
      return { amount: null, what: partner.name, path: href('desk/home') };
    }
    case 'role_granted':
      return aboutRole(subjectId, personId);
    case 'books_alarm':
      return { amount: null, what: '', path: href('operator/home') };
    default: {
      const page = ofSecurity.includes(template) ? 'account/password' : 'account/sign-in';
      return { amount: null, what: '', path: href(page) };
    }
  }
}

/** What repayments brought a lender on one day, counted since 1970. */
async function creditedOn(
  personId: number,
  day: number,
): Promise<{ amount: bigint; currency: Currency }> {
  const currency = fundingCurrency();
  const from = new Date(day * 86_400_000);
  const until = new Date((day + 1) * 86_400_000);
  const [row] = await db().$queryRaw<{ amount: bigint }[]>`
    select coalesce(-sum(t.amount), 0)::bigint as amount
      from journals j join postings t on t.journal_id = j.id join accounts a on a.id = t.account_id
     where a.name = ${`lender:${personId}`} and a.currency = ${currency} and j.kind = 'distribution'
       and t.amount < 0 and j.booked_at >= ${from} and j.booked_at < ${until}`;
  return { amount: row?.amount ?? 0n, currency };
}
