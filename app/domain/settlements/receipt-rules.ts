import { divideHalfUp } from '#app/money/money.ts';
import { shareOut } from '#app/money/share-out.ts';

/**
 * What arrives of a settlement is shared over its lines by the sharing-out
 * rule, each line weighing what it owes: a short payment reaches every line in
 * proportion. Within a line, principal and gain are filled in proportion, and
 * the loss is booked in proportion to the line's cash, so that a line that is
 * paid whole has booked its whole loss.
 */
export interface LineDue {
  readonly number: number;
  readonly cash: bigint;
  readonly loss: bigint;
  readonly gain: bigint;
  /** Received before now, principal and gain together. */
  readonly received: bigint;
}

export interface LineReceipt {
  readonly number: number;
  readonly cash: bigint;
  readonly loss: bigint;
  readonly gain: bigint;
}

/** @param amount what arrived; at most what the lines still owe. */
export function shareReceipt(amount: bigint, lines: readonly LineDue[]): LineReceipt[] {
  const parts = shareOut(
    amount,
    lines.map((line) => ({
      number: line.number,
      weight: line.cash + line.gain,
      paid: line.received,
    })),
  );
  return lines.map((line, index) => lineReceipt(line, parts[index] ?? 0n));
}

function lineReceipt(line: LineDue, now: bigint): LineReceipt {
  const before = filled(line, line.received);
  const after = filled(line, line.received + now);
  return {
    number: line.number,
    cash: after.cash - before.cash,
    loss: after.loss - before.loss,
    gain: after.gain - before.gain,
  };
}

/** How much of a line's principal, gain and loss a total received has filled. */
function filled(line: LineDue, received: bigint) {
  const due = line.cash + line.gain;
  if (due === 0n) return { cash: 0n, gain: 0n, loss: 0n };
  const cash = divideHalfUp(received * line.cash, due);
  const loss = line.cash === 0n ? 0n : divideHalfUp(line.loss * cash, line.cash);
  return { cash, gain: received - cash, loss };
}
