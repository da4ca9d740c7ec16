import { divideHalfUp } from '#app/money/money.ts';
import { shareOut } from '#app/money/share-out.ts';

/**
 * What arrives for a settlement is shared over its lines by the sharing-out
 * rule, weighted by what each line owes: a short payment reaches every line in
 * proportion. Within a line, principal and gain are filled in proportion, and
 * the loss is booked in proportion to the line's cash, so that a fully paid
 * line has booked its whole loss.
 */
export interface LineDue {
  readonly number: number;
  readonly cash: bigint;
  readonly loss: bigint;
  readonly gain: bigint;
  /** What earlier receipts brought; a reversed one brought nothing. */
  readonly before: { readonly cash: bigint; readonly loss: bigint; readonly gain: bigint };
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
      paid: line.before.cash + line.before.gain,
    })),
  );
  return lines.map((line, index) => lineReceipt(line, parts[index] ?? 0n));
}

function lineReceipt(line: LineDue, now: bigint): LineReceipt {
  const { before } = line;
  const due = line.cash + line.gain;
  if (now === 0n || due === 0n) return { number: line.number, cash: 0n, loss: 0n, gain: 0n };
  const total = before.cash + before.gain + now;
  const cash = between(0n, divideHalfUp(total * line.cash, due) - before.cash, now);
  const lossByNow =
    line.cash === 0n ? 0n : divideHalfUp(line.loss * (before.cash + cash), line.cash);
  const loss = lossByNow > before.loss ? lossByNow - before.loss : 0n;
  return { number: line.number, cash, loss, gain: now - cash };
}

/** After a reversal, what is left may be a cent off proportion; no part is ever negative. */
function between(least: bigint, wanted: bigint, most: bigint): bigint {
  if (wanted < least) return least;
  return wanted > most ? most : wanted;
}
