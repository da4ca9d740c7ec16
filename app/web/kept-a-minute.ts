import { env } from '#app/platform/env.ts';

const longest = 60_000;
const kept = new Map<string, { at: number; value: Promise<unknown> }>();

/**
 * What everybody is shown alike and what takes long to add up: at most a minute old, and added up once however
 * many ask. A fault is not kept.
 *
 * Nothing about a person: what is taken back must be gone at once.
 *
 * @param name says what it is, and of what.
 */
export function keptAMinute<T>(name: string, now: Date, make: () => Promise<T>): Promise<T> {
  const key = `${env().DATABASE_URL} ${name}`;
  const known = kept.get(key);
  const age = known ? now.getTime() - known.at : Infinity;
  if (known && age >= 0 && age < longest) return known.value as Promise<T>;
  const value = make();
  kept.set(key, { at: now.getTime(), value });
  value.catch(() => kept.delete(key));
  return value;
}
