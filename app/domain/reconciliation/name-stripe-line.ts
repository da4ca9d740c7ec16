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
import { type CardPaymentFacts, paymentOfCharge } from '#app/payments/checkout.ts';
import { isStripeTrouble } from '#app/payments/stripe.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { log } from '#app/platform/log.ts';
import { giveToLender, lenderNamed, mayBeALenders } from './give-to-lender.ts';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';

export type LineRefusal =
  | 'line_is_dealt_with'
  | 'account_is_not_moved_by_hand'
  | 'account_has_not_so_much'
  | 'line_is_no_payment_of_a_lender';

/** The first of two says whose a line of Stripe's account is that stands in suspense. */
export async function proposeStripeLine(request: {
  lineId: string;
  account: string;
  note: string;
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | { refused: LineRefusal | 'already_proposed' }> {
  const { lineId, account, note, actorId, now } = request;
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
}): Promise<
  { journalId: bigint } | { refused: ApprovalRefusal | LineRefusal | 'payments_are_away' }
> {
  const { proposalId, actorId, now } = request;
  const payment = await paymentOf(proposalId);
  if (payment === 'away') return { refused: 'payments_are_away' };
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'stripe_line', proposalId, actorId });
    if ('refused' in agreed) return agreed;
    const { lineId, account, reason } = agreed.details;
    const move = await naming(tx, lineId, account);

    if ('refused' in move) return move;

    await approve(tx, agreed, { actorId, now });
    const lenderId = lenderNamed(account);
    const named = { key: `stripe_line:${lineId}:named`, kind: 'stripe_line_named' } as const;
    const { journalId } =
      lenderId && payment
        ? await giveToLender(tx, { line: await lineOf(tx, lineId), lenderId, payment, now })
        : { journalId: (await post(tx, { ...named, bookedAt: now, movements: [move] })).id };
    await tx.balanceTransaction.update({
      where: { id: lineId },
      data: { isOpen: false, closedAt: now, closedById: actorId, note: reason },
    });
    return { journalId };
  });
}

const lineOf = (tx: Tx, id: string) => tx.balanceTransaction.findUniqueOrThrow({ where: { id } });

/** The payment behind a line that is to be a lender's, as Stripe tells it. */
async function paymentOf(proposalId: number): Promise<CardPaymentFacts | 'away' | null> {
  const said = await db().proposal.findUnique({ where: { id: proposalId } });
  if (said?.kind !== 'stripe_line') return null;
  const { lineId, account } = read('stripe_line', said.details);
  if (lenderNamed(account) === null) return null;
  const { sourceId } = await db().balanceTransaction.findUniqueOrThrow({ where: { id: lineId } });
  try {
    return await paymentOfCharge(sourceId ?? '');
  } catch (error) {
    if (!isStripeTrouble(error)) throw error;
    log().warn({ err: error, lineId }, 'stripe_line.not_read');
    return 'away';
  }
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
  if (lenderId !== null && !mayBeALenders(line, fundingCurrency())) {
    return { refused: 'line_is_no_payment_of_a_lender' };
  }
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
