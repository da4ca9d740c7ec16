import { readFileSync } from 'node:fs';
import { setClock } from '#app/platform/clock.ts';
import { env } from '#app/platform/env.ts';

/**
 * A demonstration may run ahead of time, by the milliseconds in the file that CLOCK_FILE names and
 * every process reads. With real keys the settings refuse it.
 */
export function keepDemoTime(): void {
  const { CLOCK_FILE } = env();
  if (CLOCK_FILE) setClock(demoClock(CLOCK_FILE));
}

/** Looks at the file four times a second at most. */
export function demoClock(file: string): () => Date {
  let offset = 0;
  let lookedAt = 0;
  return () => {
    const real = Date.now();
    if (Math.abs(real - lookedAt) > 250) {
      offset = offsetIn(file);
      lookedAt = real;
    }
    return new Date(real + offset);
  };
}

export function offsetIn(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // No file yet: nobody has moved the clock.
    return 0;
  }
}
