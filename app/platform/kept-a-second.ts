import { answersPages } from './process.ts';

const second = 1_000;
let changedAt = -Infinity;
/** More than are asked for in a second; what people type has no end. */
const most = 500;
const kept = new Map<string, Kept>();

interface Kept {
  readonly since: number;
  /** It is not given to anybody after this. */
  readonly until: number;
  readonly value: Promise<unknown>;
}

/**
 * What every page of a kind asks for alike: asked once a second, however many pages there are. Only
 * in a process that answers pages; whoever works in the background decides by what is there now.
 *
 * Of a person only what every visitor is shown: what is taken back is gone within a second, and at once where
 * the database's word of it is heard (page-changes.ts).
 *
 * @param name says what it is.
 * @param longest in milliseconds, while nothing is heard to have changed: for what is large.
 */
export function keptASecond<T>(name: string, make: () => Promise<T>, longest = second): Promise<T> {
  return keptWhile(
    { name, longest: Math.max(second, longest) },
    make,
    (since, age) => age < second || (age < longest && changedAt < since),
  );
}

/** The same for so long, in milliseconds, whatever changes: how many there are, where there are very many. */
export function keptFor<T>(milliseconds: number, name: string, make: () => Promise<T>): Promise<T> {
  return keptWhile({ name, longest: milliseconds }, make, (_, age) => age < milliseconds);
}

function keptWhile<T>(
  { name, longest }: { name: string; longest: number },
  make: () => Promise<T>,
  isFresh: (since: number, age: number) => boolean,
): Promise<T> {
  if (!answersPages()) return make();
  const now = performance.now();
  const known = kept.get(name);
  if (known && isFresh(known.since, now - known.since)) return known.value as Promise<T>;
  const value = make();
  for (const [other, { until }] of kept) if (until < now) kept.delete(other);
  // The oldest goes first.
  kept.delete(name);
  kept.set(name, { since: now, until: now + longest, value });
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  value.catch(() => kept.get(name)?.value === value && kept.delete(name));
  return value;
}

/** After a change that came by this process: whoever made it sees it on the next page. */
export function forgetKept(): void {
  kept.clear();
}

/** Something that lists show has changed, in whatever process: what was kept for longer is a second old at most. */
export function hearOfChange(): void {
  changedAt = performance.now();
}
