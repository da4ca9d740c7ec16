/**
 * The one place that asks what time it is. Only doors call it (routes, job
 * handlers, commands); everything below takes `now` as an argument.
 */
let read = (): Date => new Date();

export function now(): Date {
  return read();
}

/** Lets a demonstration or a test live at another time. */
export function setClock(clock: () => Date): void {
  read = clock;
}

/** The machine's own, in milliseconds, whatever time a demonstration lives at: for signatures of others. */
export const machineTime = (): number => Date.now();
