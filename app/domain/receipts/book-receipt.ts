import { enqueueAll } from '#app/jobs/enqueue.ts';
import { type Movement, post } from '#app/ledger/post.ts';
import type { Tx } from '#app/platform/db.ts';
import type { Settlement } from '#app/platform/generated/client.ts';
import { closeIfDone } from './close-settlement.ts';
import { noteReceived } from './note-received.ts';
import { lockOpenSettlements } from './lock-open-settlements.ts';
import { payRecalled } from './pay-recalled.ts';
import { sharedOverLines, writeLines } from './receipt-lines.ts';
import { isFromOutside } from './payment-rules.ts';
import { type ReceivedMoney, bookSurplus, keepReceipt, sourceAccount } from './received-money.ts';

/**
 * Books what a partner pays: first what it owes for recalled wires, then the oldest unpaid
 * settlement, shared over its lines so that a short payment reaches every line, then what lenders
 * were credited for it earlier, then the next one. What is left over belongs to the partner, never
 * to lenders.
 *
 * The caller holds the partner's lock. Distribution is announced per loan.
 */
export async function bookReceipt(tx: Tx, received: ReceivedMoney): Promise<number[]> {
  const open = await lockOpenSettlements(tx, received);
  const receiptIds: number[] = [];
  let left = received.amount - (await forRecalled(tx, received));
  for (const settlement of open) {
    const forLines = lesser(left, settlement.due - settlement.received);
    const isAdvance = received.source === 'guarantee';
    const forAdvance = isAdvance ? 0n : lesser(left - forLines, settlement.advanced);
    if (forLines + forAdvance === 0n) continue;
    const reference = receiptIds.length
      ? `${received.reference}#${receiptIds.length + 1}`
      : received.reference;
    receiptIds.push(
      await bookOne(tx, { ...received, reference }, settlement, { forLines, forAdvance }),
    );
    left -= forLines + forAdvance;
  }
  if (left > 0n) await bookSurplus(tx, received, left);
  if (receiptIds.length === 0 && isFromOutside(received.source)) await keepReceipt(tx, received);
  return receiptIds;
}

/** A netting and an advance are computed for their settlement alone. */
async function forRecalled(tx: Tx, received: ReceivedMoney): Promise<bigint> {
  if (received.settlementId !== undefined) return 0n;
  return payRecalled(tx, { ...received, from: sourceAccount(received) });
}

const lesser = (one: bigint, other: bigint) => (one < other ? one : other);

async function bookOne(
  tx: Tx,
  received: ReceivedMoney,
  settlement: Settlement,
  amounts: { forLines: bigint; forAdvance: bigint },
): Promise<number> {
  const { now, currency, partnerId, source, reference } = received;
  const { forLines, forAdvance } = amounts;
  const parts = await sharedOverLines(tx, settlement.id, forLines);
  const amount = forLines + forAdvance;
  const receipt = await tx.receipt.create({
    data: {
      partnerId,
      source,
      reference,
      currency,
      amount,
      advanceRepaid: forAdvance,
      settlementId: settlement.id,
      bookedAt: now,
    },
  });
  await writeLines(tx, receipt.id, parts);
  const from = sourceAccount(received);
  await post(tx, {
    key: `receipt:${reference}`,
    kind: source === 'guarantee' ? 'advance' : 'receipt',
    bookedAt: now,
    movements: [
      ...parts.map((part): Movement => ({
        from,
        to: `loan:${part.loanId}:collected`,
        amount: part.cash + part.gain,
        currency,
      })),
      ...(forAdvance > 0n
        ? [{ from, to: `partner:${partnerId}:receivable`, amount: forAdvance, currency } as const]
        : []),
    ],
  });
  const advanced = source === 'guarantee' ? forLines : -forAdvance;
  await noteReceived(tx, { settlementId: settlement.id, received: forLines, advanced, now }, parts);
  const name = 'repayment.distribute' as const;
  const jobs = parts.map(({ loanId }) => {
    return { name, payload: { receiptId: receipt.id, loanId }, dueAt: now };
  });
  await enqueueAll(tx, jobs);
  if (parts.length === 0) await closeIfDone(tx, settlement.id, now);
  return receipt.id;
}
