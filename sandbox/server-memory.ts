import { totalmem } from 'node:os';

const megabyte = 1024 ** 2;

/** What this machine has, or what its container may take of it, in bytes. */
export const memoryHere = (): number =>
  Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);

/**
 * For `shared_buffers`, in megabytes: a quarter of the memory, as PostgreSQL's manual begins with. Its own
 * default of 128 MB is for a machine that has hardly any: all that does not fit is copied from the system's
 * cache each time. It is taken as it is filled.
 */
export function sharedBuffers(memory: number): number {
  const quarter = Math.floor(memory / megabyte / 4);
  return Math.min(Math.max(quarter, 128), 8_192);
}
