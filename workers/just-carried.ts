/** A row of the outbox as it was when it was given to a queue: not done. */
export interface Carried {
  readonly id: bigint;
  readonly name: string;
  readonly payload: unknown;
}

/** Not as long as a queue has before it is asked what it lost, and given that again. */
const longest = 25_000;
const most = 20_000;
const rows = new Map<bigint, { readonly row: Carried; readonly until: number }>();

/**
 * What this process has just given to a queue. Whoever takes it from there for the first time, in this
 * process, need not read it again; whoever takes it a second time does, and sees whether it is done.
 */
export function keepCarried(carried: readonly Carried[]): void {
  const until = performance.now() + longest;
  for (const row of carried) rows.set(row.id, { row, until });
  const tooMany = rows.size - most;
  if (tooMany > 0) [...rows.keys()].slice(0, tooMany).forEach((id) => rows.delete(id));
}

/** Once for each row. */
export function takeCarried(id: bigint): Carried | null {
  const kept = rows.get(id);
  rows.delete(id);
  return kept && kept.until > performance.now() ? kept.row : null;
}
