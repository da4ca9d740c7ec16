import type { StatementLine } from '#app/domain/balances/statement-lines.ts';
import { m } from '#app/messages/compiled/messages.js';
import { cardWords } from '#app/messages/card-words.ts';

type Line = Pick<StatementLine, 'loanName' | 'card'>;

const words: Record<string, (line: Line) => string> = {
  card: (line) => m.line_card({ card: cardWords(line.card ?? '') }),
  lent: (line) => m.line_lent({ name: line.loanName ?? m.a_borrower() }),
  tip: () => m.line_tip(),
  order_hold: () => m.line_order_hold(),
  order_release: () => m.line_order_release(),
  checkout: () => m.line_card({ card: '' }),
  distribution: (line) => m.line_repayment({ name: line.loanName ?? m.a_borrower() }),
  distribution_reversed: () => m.line_repayment_reversed(),
  recovery: () => m.line_recovery(),
  loan_expired: (line) => m.line_returned({ name: line.loanName ?? m.a_borrower() }),
  loan_withdrawn: (line) => m.line_returned({ name: line.loanName ?? m.a_borrower() }),
  loan_refunded: (line) => m.line_returned({ name: line.loanName ?? m.a_borrower() }),
  deposit: () => m.line_deposit(),
  deposit_returned: () => m.line_deposit_returned(),
  payout_hold: () => m.line_withdrawal(),
  payout_returned: () => m.line_withdrawal_returned(),
  dispute_opened: () => m.line_dispute(),
  dispute_won: () => m.line_dispute_won(),
};

/** What a line of a statement says happened. */
export function statementWords(line: Line & { kind: string }): string {
  return words[line.kind]?.(line) ?? line.kind;
}
