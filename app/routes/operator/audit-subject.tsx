import { Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { accountWords } from './account-words.ts';

/** The nouns that acts are about, with the page that shows each. */
const nouns: Record<
  string,
  { words: (it: { number: string }) => string; to?: (id: string) => string }
> = {
  loan: { words: m.subject_loan, to: (id) => href('operator/loan', { id }) },
  partner: { words: m.subject_partner, to: (id) => href('operator/partner', { id }) },
  borrower: { words: m.subject_borrower },
  person: { words: m.subject_person },
  receipt: { words: m.subject_receipt },
  complaint: { words: m.subject_complaint },
  payout_part: { words: m.subject_payout_part },
  failed_job: { words: m.subject_failed_job },
  order: { words: m.subject_order },
  stripe_event: { words: m.subject_stripe_event },
  wire: { words: m.subject_wire },
  invitation: { words: m.subject_invitation },
  rate: { words: m.subject_rate },
  card_payment: { words: m.subject_card_payment },
  stripe_line: { words: m.subject_stripe_line },
  bank_line: {
    words: m.subject_bank_line,
    to: (id) => href('operator/bank-line', { id }),
  },
  bank_account: { words: m.subject_bank_account },
};

/** What was acted on: `loan:12` as a link to loan 12, `bank -> operator` as the two accounts. */
export function AuditSubject({ subject }: { subject: string }) {
  const accounts = subject.split(' -> ');
  if (accounts.length === 2) return <>{accounts.map((name) => accountWords(name)).join(' → ')}</>;
  const [, noun = '', number = ''] = /^([a-z_]+):(.*)$/.exec(subject) ?? [];
  const known = Object.hasOwn(nouns, noun) ? nouns[noun] : undefined;
  if (!known) return <>{accountWords(subject)}</>;
  const words = known.words({ number });
  return known.to ? <Link to={known.to(number)}>{words}</Link> : <>{words}</>;
}
