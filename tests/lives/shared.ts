export const sum = (amounts: readonly bigint[]) => amounts.reduce((all, one) => all + one, 0n);

/** The sharing-out rule, a cent at a time, as it is written. */
export function shared(
  amount: bigint,
  rows: readonly { weight: bigint; paid: bigint }[],
): bigint[] {
  const whole = sum(rows.map((row) => row.weight));
  const all = sum(rows.map((row) => row.paid)) + amount;
  const floors = rows.map((row) => (all * row.weight) / whole);
  const targets = rows.map((row, index) =>
    row.paid > (floors[index] ?? 0n) ? row.paid : (floors[index] ?? 0n),
  );
  const keeps = rows.map((row, index) => row.paid > (floors[index] ?? 0n));
  const given = new Set<number>();
  for (let left = all - sum(targets); left > 0n; left -= 1n) {
    let best = -1;
    rows.forEach((row, index) => {
      if (keeps[index] || given.has(index)) return;
      const rest = (all * row.weight) % whole;
      if (best < 0 || rest > (all * (rows[best]?.weight ?? 0n)) % whole) best = index;
    });
    given.add(best);
    targets[best] = (targets[best] ?? 0n) + 1n;
  }
  for (let short = sum(targets) - all; short > 0n; short -= 1n) {
    let from = -1;
    const above = (index: number) =>
      all * (rows[index]?.weight ?? 0n) - (targets[index] ?? 0n) * whole;
    rows.forEach((row, index) => {
      if ((targets[index] ?? 0n) <= row.paid) return;
      if (from < 0 || above(index) < above(from)) from = index;
    });
    targets[from] = (targets[from] ?? 0n) - 1n;
  }
  return targets.map((target, index) => target - (rows[index]?.paid ?? 0n));
}
