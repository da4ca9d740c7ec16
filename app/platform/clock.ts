import { readFileSync } from 'node:fs';

/**
 * The one place that asks what time it is. Only doors call it (routes, job
 * handlers, commands); everything below takes `now` as an argument.
 *
 * A demonstration may live ahead of time: by as much as the file says that
 * CLOCK_FILE names, in milliseconds. With real keys the settings refuse it.
 */
let read = ahead;
let offset = 0;
let lookedAt = 0;

export function now(): Date {
  return read();
}

/** Lets a demonstration or a test live at another time. */
export function setClock(clock: () => Date): void {
  read = clock;
}

function ahead(): Date {
  const real = Date.now();
  const file = process.env['CLOCK_FILE'];
  if (!file) return new Date(real);
  if (Math.abs(real - lookedAt) > 250) {
    offset = offsetIn(file);
    lookedAt = real;
  }
  return new Date(real + offset);
}

function offsetIn(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // No file yet: nobody has moved the clock.
    return 0;
  }
}
