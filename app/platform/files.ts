import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from './env.ts';

/** Names that we made ourselves: nothing else is ever looked up. */
const madeHere = /^[\w-]{20,64}(-(400|800|1200)\.(avif|webp)|\.pdf)$/;

export async function keepFile(name: string, bytes: Uint8Array): Promise<void> {
  if (!madeHere.test(name)) throw new Error(`"${name}" is no name of a file of ours`);
  const folder = path.resolve(env().FILES_FOLDER);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, name), bytes, { mode: 0o600 });
}

/** What was kept for something that then did not happen goes again. */
export async function forgetFile(name: string): Promise<void> {
  if (madeHere.test(name))
    await rm(path.join(path.resolve(env().FILES_FOLDER), name), { force: true });
}

/** Null when there is no such file, or the name is not one of ours. */
export async function readKeptFile(name: string): Promise<Buffer | null> {
  if (!madeHere.test(name)) return null;
  return readFile(path.join(path.resolve(env().FILES_FOLDER), name)).catch(() => null);
}
