import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { readManifest } from '#prisma/backup-format.ts';
import { backUp } from '#prisma/backup.ts';
import { restore } from '#prisma/restore.ts';

/** Kept beside the code: a backup of the played demonstration, and what its Stripe double knows. */
const snapshotFolder = fileURLToPath(new URL('./snapshot', import.meta.url));
const stripeFile = path.join(snapshotFolder, 'stripe-double.json.gz');

/** The day from which the demonstration's data counts its own. */
export const recordedOn = '2026-11-26';

/** Keeps what was played in the place of the snapshot before. */
export async function keepSnapshot(request: {
  ownerUrl: string;
  stripeStateFile: string;
  /** When the play ended. */
  now: Date;
  into?: string;
}): Promise<void> {
  const { ownerUrl, stripeStateFile, now, into = snapshotFolder } = request;
  const parent = await mkdtemp(path.join(path.dirname(into), 'unfinished-'));
  try {
    const { folder } = await backUp({
      ownerUrl,
      files: path.join(parent, 'none'),
      into: parent,
      now,
    });
    await rm(into, { recursive: true, force: true });
    await cp(folder, into, { recursive: true });
    const state = gzipSync(await readFile(stripeStateFile), { level: 9 });
    await writeFile(path.join(into, path.basename(stripeFile)), state);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/**
 * Fills an empty database with the played demonstration.
 *
 * @returns the instant at which it was recorded: the demonstration's clock goes on from there
 */
export async function loadSnapshot(request: {
  ownerUrl: string;
  appUrl: string;
  stripeStateFile: string;
}): Promise<Date> {
  const { ownerUrl, appUrl, stripeStateFile } = request;
  const takenAt = new Date((await readManifest(snapshotFolder)).takenAt);
  const files = path.join(path.dirname(stripeStateFile), 'files');
  await restore({ ownerUrl, appUrl, files, folder: snapshotFolder, now: takenAt });
  await mkdir(path.dirname(stripeStateFile), { recursive: true });
  await writeFile(stripeStateFile, gunzipSync(await readFile(stripeFile)));
  return takenAt;
}
