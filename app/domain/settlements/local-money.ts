import { post } from '#app/ledger/post.ts';
import { type Currency, asCurrency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import { atRate } from '#app/money/money.ts';
import type { Tx } from '#app/platform/db.ts';
import { rateOn } from '#app/domain/rates/exchange-rates.ts';
import { bookReceipt } from '#app/domain/receipts/book-receipt.ts';
import { type LocalSettlement, type Pair, localOpen, paidByLocal } from './local-money-rules.ts';

interface Found extends LocalSettlement {
  readonly id: number;
  readonly partnerId: number;
  readonly issuedAt: Date | null;
  readonly local: Currency;
}

/**
 * Issued settlements whose loans were all repaid in one local currency, the oldest first; those that
 * were issued in it already are not among them.
 */
export async function payableLocally(
  reader: Pick<Tx, 'settlement'>,
  asked: { funding: Currency; partnerId?: number; id?: number },
): Promise<Found[]> {
  const { funding, ...one } = asked;
  const rows = await reader.settlement.findMany({
    where: { currency: funding, status: 'issued', ...one },
    include: { lines: { include: { loan: { select: { localCurrency: true } } } } },
    orderBy: [{ issuedAt: 'asc' }, { id: 'asc' }],
  });
  return rows.flatMap(({ id, partnerId, issuedAt, due, received, advanced, lines }) => {
    const [local, ...others] = new Set(lines.map(({ loan }) => loan.localCurrency));
    if (!local || others.length > 0 || local === funding) return [];
    return {
      id,
      partnerId,
      issuedAt,
      local: asCurrency(local),
      open: due - received + advanced,
      lines: lines.map(({ cash, gain, settledRate }) => {
        return { due: cash + gain, rate: settledRate.toFixed() };
      }),
    };
  });
}

/** What such a settlement comes to in its local money, minor units. */
export function inLocalMoney(settlement: Found, funding: Currency): bigint {
  return localOpen(settlement, { funding, local: settlement.local });
}

/**
 * A partner pays in local money: `bank -> fx` in that, and from `fx` in the funding currency what it
 * pays, at the rate of each settlement. What no settlement asked for counts at the day's rate. What the
 * host makes or loses when it changes the money is `fx_result`.
 *
 * The caller holds the partner's lock.
 */
export async function bookLocalReceipt(
  tx: Tx,
  received: {
    partnerId: number;
    reference: string;
    amount: bigint;
    local: Currency;
    funding: Currency;
    /** The day by the bank. */
    day: Date;
    now: Date;
  },
): Promise<{ booked: true } | { refused: 'exchange_rate_is_missing' }> {
  const { partnerId, reference, amount, local, funding, now } = received;
  const pair: Pair = { funding, local };
  const open = await payableLocally(tx, { funding, partnerId });
  const own = open.filter((settlement) => settlement.local === local);
  const { paid, left } = paidByLocal(amount, own, pair);
  const day = isoDay(received.day);
  const rate = left > 0n ? await rateOn(tx, { currency: local, perCurrency: funding, day }) : null;
  if (left > 0n && rate === null) return { refused: 'exchange_rate_is_missing' };
  const worth = paid + (rate === null ? 0n : atRate(left, local, funding, rate));
  if (worth > 0n)
    await bookReceipt(tx, {
      partnerId,
      source: 'fx',
      reference,
      currency: funding,
      amount: worth,
      now,
    });
  // Last: it locks accounts, and the receipt its settlements before.
  await post(tx, {
    key: localKey(reference),
    kind: 'local_receipt',
    bookedAt: now,
    movements: [{ from: 'bank', to: 'fx', amount, currency: local }],
  });
  return { booked: true };
}

/** The journal by which a payment's local money came. */
export const localKey = (reference: string) => `local_receipt:${reference}`;
