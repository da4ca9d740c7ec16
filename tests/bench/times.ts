import { quantile } from './compare.ts';

/** How long each of so many took, in milliseconds and in order, so many at a time. */
export async function timesOf(
  times: number,
  atOnce: number,
  work: (number: number) => Promise<unknown>,
): Promise<number[]> {
  const took: number[] = [];
  let next = 0;
  const one = async () => {
    while (next < times) {
      const number = next;
      next += 1;
      const start = performance.now();
      await work(number);
      took.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return took.toSorted((a, b) => a - b);
}

/** Of nineteen in twenty, none takes longer. */
export const p95 = (sorted: readonly number[]): number => quantile(sorted, 0.95);
