import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from './env.ts';
import { newToken } from './ids.ts';

/** Names that we made ourselves: nothing else is ever looked up. */
const madeHere = /^[\w-]{20,64}(-(400|800|1200)\.(avif|webp)|\.pdf)$/;

/** The folder of files is full, or cannot be written: nothing of the file is left there. */
export class CannotKeepFiles extends Error {
  override readonly name = 'CannotKeepFiles';
}

/** @throws CannotKeepFiles */
export async function keepFile(name: string, bytes: Uint8Array): Promise<void> {
  if (!madeHere.test(name)) throw new Error(`"${name}" is no name of a file of ours`);
  const folder = path.resolve(env().FILES_FOLDER);
  const file = path.join(folder, name);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(file, bytes, { mode: 0o600 });
  } catch (error) {
    await rm(file, { force: true }).catch(() => undefined);
    throw new CannotKeepFiles(`FILES_FOLDER: ${folder} cannot be written`, { cause: error });
  }
}

/** Whether a file can be kept just now, found out by keeping one. */
export async function canKeepFiles(): Promise<boolean> {
  const name = `${newToken()}.pdf`;
  try {
    await keepFile(name, new Uint8Array(1024));
    await forgetFile(name);
    return true;
  } catch {
    return false;
  }
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
