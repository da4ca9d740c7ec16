import { answersPages } from './process.ts';

const longest = 1_000;
const kept = new Map<string, { readonly since: number; readonly value: Promise<unknown> }>();

/**
 * What every page of a kind asks for alike: asked once a second, however many pages there are. Only
 * in a process that answers pages; whoever works in the background decides by what is there now.
 *
 * Of a person only what every visitor is shown: what is taken back is gone within a second, and at once where
 * the database's word of it is heard (page-changes.ts).
 *
 * @param name says what it is.
 */
export function keptASecond<T>(name: string, make: () => Promise<T>): Promise<T> {
  if (!answersPages()) return make();
  const known = kept.get(name);
  if (known && performance.now() - known.since < longest) return known.value as Promise<T>;
  const value = make();
  kept.set(name, { since: performance.now(), value });
  value.catch(() => kept.delete(name));
  return value;
}

/** After a change that came by this process: whoever made it sees it on the next page. */
export function forgetKept(): void {
  kept.clear();
}
