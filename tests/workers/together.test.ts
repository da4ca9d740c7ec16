import { describe, expect, it } from 'vitest';
import { togetherBy } from '#workers/together.ts';

describe('what is asked for at the same time', () => {
  it('is asked together, and each hears its own answer', async () => {
    const asked: number[][] = [];
    const double = togetherBy((all: readonly number[]) => {
      asked.push([...all]);
      return new Promise<number[]>((resolve) =>
        setTimeout(() => resolve(all.map((one) => 2 * one)), 5),
      );
    });
    const first = [double(1), double(2)];
    await new Promise((resolve) => setTimeout(resolve, 2));
    const answers = await Promise.all([...first, double(3), double(4)]);
    expect(answers).toEqual([2, 4, 6, 8]);
    expect(asked).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('fails for all who asked together, and for nobody after', async () => {
    let times = 0;
    const once = togetherBy((all: readonly string[]) => {
      times += 1;
      return times === 1 ? Promise.reject(new Error('away')) : Promise.resolve(all);
    });
    const both = await Promise.allSettled([once('a'), once('b')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await once('c')).toBe('c');
    await once.quiet();
  });
});
