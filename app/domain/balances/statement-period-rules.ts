/**
 * The part of a statement for some months: its lines, and the balances before
 * the first and after the last. Opening + the sum of the lines = closing.
 */
export interface Period {
  /** `2026-03`; null: from the beginning. */
  readonly from: string | null;
  /** Null: until now. */
  readonly to: string | null;
}

export function linesOfPeriod<Line extends { readonly at: Date; readonly balance: bigint }>(
  lines: readonly Line[],
  { from, to }: Period,
): { opening: bigint; closing: bigint; lines: Line[] } {
  const monthOf = (line: Line) => line.at.toISOString().slice(0, 7);
  const before = lines.filter((line) => from !== null && monthOf(line) < from);
  const within = lines.filter(
    (line) => (from === null || monthOf(line) >= from) && (to === null || monthOf(line) <= to),
  );
  const opening = before.at(-1)?.balance ?? 0n;
  return { opening, closing: within.at(-1)?.balance ?? opening, lines: within };
}

/** From its first moment to the first one after it; months are those of UTC, as on every statement. */
export function boundsOf({ from, to }: Period): { start: Date | null; end: Date | null } {
  const startOf = (month: string, later = 0) => {
    const [year = 0, number = 0] = month.split('-').map(Number);
    return new Date(Date.UTC(year, number - 1 + later, 1));
  };
  return { start: from === null ? null : startOf(from), end: to === null ? null : startOf(to, 1) };
}
