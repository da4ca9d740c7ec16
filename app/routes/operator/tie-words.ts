import type { Difference, TieStatus } from '#app/domain/ties/tie-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { journalWords } from './bank-line-words.ts';
import { lineWords } from './stripe-line-words.ts';

const statuses: Record<TieStatus, () => string> = {
  tied: m.tie_tied,
  open: m.tie_open,
  failed: m.tie_failed,
};
const tones = { tied: 'good', open: 'late', failed: 'wrong' } as const;

export const tieWords = (status: TieStatus) => statuses[status]();
export const tieTone = (status: TieStatus) => tones[status];

const kinds: Record<Difference['kind'], () => string> = {
  line_open: m.tie_line_open,
  line_booked_later: m.tie_line_booked_later,
  on_its_way: m.tie_on_its_way,
  stripe_later: m.tie_stripe_later,
  stripe_open: m.tie_stripe_open,
  no_statement: m.tie_no_statement,
  closing_differs: m.tie_closing_differs,
  unexplained: m.tie_unexplained,
};

export const differenceWords = ({ kind, isSettled }: Difference) =>
  isSettled && kind === 'on_its_way' ? m.tie_seen_later() : kinds[kind]();

/** What differs, as people know it. */
export function subjectWords({ subject, text }: Difference): string {
  const [noun = ''] = subject.split(':');
  if (noun === 'journal') return journalWords(text);
  if (noun === 'stripe_line') return lineWords(text);
  if (noun === 'card_payment') return m.tie_card_payment();
  if (noun === 'bank_line' && text === 'opening') return m.bank_line_opening();
  if (noun === 'bank') return m.account_bank();
  return text || m.bank_line_nameless();
}

/** The page of the act that books it, where somebody has to act. */
export function actOf({ kind, subject }: Difference): { to: string; label: string } | null {
  const [, id = ''] = subject.split(':');
  switch (kind) {
    case 'line_open':
      return { to: href('operator/bank-line', { id }), label: m.stripe_line_act() };
    case 'stripe_open':
      return { to: href('operator/stripe-line', { line: id }), label: m.stripe_line_act() };
    case 'no_statement':
    case 'closing_differs':
      return id
        ? { to: href('operator/bank-account', { id }), label: m.bank_file_button() }
        : { to: href('operator/bank-account-new'), label: m.bank_account_add() };
    case 'unexplained':
      return { to: href('operator/books'), label: m.books_title() };
    default:
      return null;
  }
}
