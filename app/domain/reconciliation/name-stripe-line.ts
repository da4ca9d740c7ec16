import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import { canMove } from '#app/ledger/balances.ts';
import { manualAccount } from '#app/ledger/manual-accounts.ts';
import { type Movement, post } from '#app/ledger/post.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { read } from '#app/domain/approvals/details.ts';
import type { CardPaymentFacts } from '#app/payments/checkout.ts';
import { giveToLender, lenderNamed, paymentForLender } from './give-to-lender.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';

export type LineRefusal =
  | 'line_is_dealt_with'
  | 'account_is_not_moved_by_hand'
  | 'account_has_not_so_much'
  | 'line_is_no_payment_of_a_lender'
  | 'payments_are_away';

/** The first of two says whose a line of Stripe's account is that stands in suspense. */
export async function proposeStripeLine(request: {
  lineId: string;
  account: string;
  note: string;
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: LineRefusal | 'already_proposed' }> {
  const { lineId, account, note, actorId, now } = request;
  const payment = await paymentToGive(lineId, account);
  if (payment && 'refused' in payment) return payment;
  return inTransaction(async (tx) => {
    const move = await naming(tx, lineId, account);
    if ('refused' in move) return move;
    const subject = `stripe_line:${lineId}`;
    const lenderId = lenderNamed(account);
    const lender = lenderId && (await tx.person.findUnique({ where: { id: lenderId } }));
    const holder = lender ? { holder: `${lender.name} (${lender.email})` } : {};
    const details = { ...move, ...holder, lineId, account, reason: note };
    return propose(tx, { kind: 'stripe_line', subject, details, actorId, now });
  });
}

/** The second agrees: it leaves suspense for that account, and the list. */
export async function nameStripeLine(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ named: true } | { refused: ApprovalRefusal | LineRefusal }> {
  const { proposalId, actorId, now } = request;
  const payment = await paymentProposed(proposalId);
  if (payment && 'refused' in payment) return payment;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'stripe_line', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const { lineId, account, reason } = agreed.details;
    const move = await naming(tx, lineId, account);

    if ('refused' in move) return move;

    await approve(tx, agreed, { actorId, now });
    const lenderId = lenderNamed(account);
    if (lenderId !== null && payment) await giveToLender(tx, { lenderId, payment, now });
    else await bookNaming(tx, lineId, move, now);
    await tx.balanceTransaction.update({
      where: { id: lineId },
      data: { isOpen: false, closedAt: now, closedById: actorId, note: reason },
    });
    return { named: true };
  });
}

async function bookNaming(tx: Tx, lineId: string, move: Movement, now: Date): Promise<void> {
  const key = `stripe_line:${lineId}:named`;
  await post(tx, { key, kind: 'stripe_line_named', bookedAt: now, movements: [move] });
}

type Payment = CardPaymentFacts | { refused: LineRefusal } | null;

/** The payment behind a line that is to be a lender's, as Stripe tells it; null for other accounts. */
async function paymentToGive(lineId: string, account: string): Promise<Payment> {
  if (lenderNamed(account) === null) return null;
  const line = await db().balanceTransaction.findUnique({ where: { id: lineId } });
  if (!line) return { refused: 'line_is_dealt_with' };
  const payment = await paymentForLender(line);
  if (payment === 'away') return { refused: 'payments_are_away' };
  return payment ?? { refused: 'line_is_no_payment_of_a_lender' };
}

async function paymentProposed(proposalId: number): Promise<Payment> {
  const said = await db().proposal.findFirst({ where: { id: proposalId, kind: 'stripe_line' } });
  if (!said || said.approvedAt || said.withdrawnAt) return null;
  const { lineId, account } = read('stripe_line', said.details);
  return paymentToGive(lineId, account);
}

/** What came in goes from suspense to its account; what went out is borne by it. */
async function naming(
  tx: Tx,
  lineId: string,
  name: string,
): Promise<Movement | { refused: LineRefusal }> {
  const line = await tx.balanceTransaction.findUnique({ where: { id: lineId } });
  if (!line?.isOpen || line.bookedAgainst !== 'suspense') return { refused: 'line_is_dealt_with' };
  const lenderId = lenderNamed(name);
  const isKnown = lenderId !== null && (await tx.person.count({ where: { id: lenderId } })) > 0;
  const account: AccountName | null = isKnown ? `lender:${lenderId}` : manualAccount(name);
  if (!account || account === 'suspense') return { refused: 'account_is_not_moved_by_hand' };
  const currency = asCurrency(line.currency);
  const move: Movement =
    line.amount > 0n
      ? { from: 'suspense', to: account, amount: line.amount, currency }
      : { from: account, to: 'suspense', amount: -line.amount, currency };
  return (await canMove(tx, move)) ? move : { refused: 'account_has_not_so_much' };
}
