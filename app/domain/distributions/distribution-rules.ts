import { divideHalfUp } from '#app/money/money.ts';
import { shareOut, splitByWeight } from '#app/money/share-out.ts';

/**
 * Sharing one settled repayment among a loan's slices. Two running figures per
 * slice follow the sharing-out rule: `repaid`, the cash, and `settled`, the
 * cash and the currency loss. A slice's loss is the difference of the two, so
 * that a loan closes to the cent in both. A gain is not principal: after the
 * operator's published fee, it is split by what each slice lent.
 */
export interface SliceState {
  readonly id: number;
  readonly number: number;
  readonly account: string;
  readonly principal: bigint;
  readonly repaid: bigint;
  readonly settled: bigint;
}

export interface SliceShare {
  readonly id: number;
  readonly account: string;
  readonly cash: bigint;
  /** Settled without being paid; now and then a cent below zero, but never in sum. */
  readonly currencyLoss: bigint;
  readonly gain: bigint;
}

export function distribute(
  receipt: { cash: bigint; loss: bigint; gain: bigint; gainFee: number },
  slices: readonly SliceState[],
): { shares: SliceShare[]; fee: bigint } {
  const { cash, loss, gain } = receipt;
  const fee = divideHalfUp(gain * BigInt(receipt.gainFee), 10_000n);
  const weigh = (paid: (slice: SliceState) => bigint) =>
    slices.map((slice) => ({
      number: slice.number,
      weight: slice.principal,
      paid: paid(slice),
    }));
  const paid = shareOut(
    cash,
    weigh((slice) => slice.repaid),
  );
  const settled = shareOut(
    cash + loss,
    weigh((slice) => slice.settled),
  );
  const gains =
    gain - fee > 0n
      ? splitByWeight(
          gain - fee,
          slices.map((slice) => slice.principal),
        )
      : [];
  const shares = slices.map((slice, index) => ({
    id: slice.id,
    account: slice.account,
    cash: paid[index] ?? 0n,
    currencyLoss: (settled[index] ?? 0n) - (paid[index] ?? 0n),
    gain: gains[index] ?? 0n,
  }));
  return { shares, fee };
}
