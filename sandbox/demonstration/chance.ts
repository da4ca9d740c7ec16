import { createHash } from 'node:crypto';

/** From 0 up to 1, the same for the same words: everybody sees the same month. */
export function chance(...words: readonly (string | number)[]): number {
  const digest = createHash('sha256').update(words.join(' ')).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}
