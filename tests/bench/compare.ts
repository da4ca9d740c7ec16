/** What one line of the bench measures, beside its floor: the least that the same work could cost here. */
export interface Goal {
  /** `more` is better where both are a rate, `less` where both are a time. */
  readonly better: 'more' | 'less';
  /** Of ours to the floor. */
  readonly ratio: number;
}

export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

export interface Line {
  readonly id: string;
  readonly work: string;
  readonly unit: string;
  readonly ours: Spread;
  readonly floor: Spread | null;
  readonly ratio: number | null;
  readonly target: number;
  readonly met: boolean;
}

export interface Compared {
  readonly id: string;
  readonly work: string;
  readonly unit: string;
  readonly goal: Goal;
  readonly rounds: number;
  /** Each is run once a round and says what it measured. */
  readonly ours: (round: number) => Promise<number>;
  readonly floor: (round: number) => Promise<number>;
}

/** Ours and the floor in turns, each first every other time, after one round that does not count. */
export async function compare(asked: Compared): Promise<Line> {
  const ours: number[] = [];
  const floor: number[] = [];
  for (let round = 0; round <= asked.rounds; round += 1) {
    const one = async () => ours.push(await asked.ours(round));
    const other = async () => floor.push(await asked.floor(round));
    for (const run of round % 2 === 0 ? [one, other] : [other, one]) await run();
  }
  const [a, b] = [spreadOf(ours.slice(1)), spreadOf(floor.slice(1))];
  const ratio = a.median / b.median;
  const { id, work, unit, goal } = asked;
  const met = goal.better === 'more' ? ratio >= goal.ratio : ratio <= goal.ratio;
  return { id, work, unit, ours: a, floor: b, ratio, target: goal.ratio, met };
}

/** What has no floor beside it: held against a limit. */
export function limited(asked: {
  id: string;
  work: string;
  unit: string;
  better: Goal['better'];
  limit: number;
  measured: readonly number[];
}): Line {
  const { id, work, unit, better, limit, measured } = asked;
  const ours = spreadOf(measured);
  const met = better === 'more' ? ours.median >= limit : ours.median <= limit;
  return { id, work, unit, ours, floor: null, ratio: null, target: limit, met };
}

export function spreadOf(measured: readonly number[]): Spread {
  const sorted = measured.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN };
}

/** Of numbers in order; between two of them where it falls between. */
export function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const below = sorted[Math.floor(place)] ?? NaN;
  const above = sorted[Math.ceil(place)] ?? NaN;
  return below + (above - below) * (place - Math.floor(place));
}

/** Does the same again and again, so many at a time, for a while; says how often in a second. */
export async function perSecond(
  seconds: number,
  atOnce: number,
  work: (number: number) => Promise<void>,
): Promise<number> {
  const start = performance.now();
  const end = start + seconds * 1000;
  let done = 0;
  const one = async () => {
    while (performance.now() < end) {
      const number = done;
      done += 1;
      await work(number);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return done / ((performance.now() - start) / 1000);
}
