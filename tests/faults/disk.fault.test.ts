import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { forgetEnv } from '#app/platform/env.ts';
import { CannotKeepFiles, canKeepFiles, keepFile } from '#app/platform/files.ts';
import { newToken } from '#app/platform/ids.ts';
import { awayIn } from '#app/web/guards.ts';
import { repaymentsWait } from './support/scenes.ts';
import { openStage } from './support/stage.ts';
import { wholeOf } from './support/whole.ts';

/** A disk of its own, small enough to be filled; null where this machine lets nobody mount one. */
function smallDisk(megabytes: number): { folder: string; remove(): void } | null {
  const folder = mkdtempSync(path.join(tmpdir(), 'disk-'));
  const { status } = spawnSync('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${megabytes}m`,
    'tmpfs',
    folder,
  ]);
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    remove: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function fill(folder: string): void {
  for (const size of [1 << 20, 1 << 12]) {
    for (let number = 0; ; number += 1) {
      try {
        writeFileSync(path.join(folder, `filler-${size}-${number}`), Buffer.alloc(size));
      } catch {
        break;
      }
    }
  }
}

function empty(folder: string): void {
  for (const name of readdirSync(folder).filter((it) => it.startsWith('filler-')))
    rmSync(path.join(folder, name));
}

const allDone = `select where not exists (
  select from outbox where done_at is null and name in ('repayment.distribute', 'mail.send'))`;

it('files are refused whole where they cannot be kept', async () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'no-folder-')), 'a-file');
  writeFileSync(file, 'here no folder can be made');
  process.env['FILES_FOLDER'] = path.join(file, 'files');
  Object.assign(process.env, {
    DATABASE_URL: 'x',
    SMTP_URL: 'x',
    SESSION_SECRET: 'x'.repeat(32),
    STRIPE_SECRET_KEY: 'sk_test_x',
    STRIPE_WEBHOOK_SECRET: 'whsec_x',
  });
  forgetEnv();
  expect(await canKeepFiles()).toBe(false);
  const kept = keepFile(`${newToken()}.pdf`, new Uint8Array(10));
  await expect(kept).rejects.toThrow(CannotKeepFiles);
  await expect(kept.catch(awayIn)).resolves.toBe('files_away');
});

const disk = smallDisk(400);
if (!disk) console.log('No disk can be mounted here: what a full one does was not tried.');
const disks = disk ? [disk] : [];
afterAll(() => disk?.remove());

describe.each(disks)('a full disk', ({ folder }) => {
  it('keeps no half of a file', async () => {
    process.env['FILES_FOLDER'] = path.join(folder, 'files');
    forgetEnv();
    expect(await canKeepFiles()).toBe(true);
    fill(folder);
    await expect(keepFile(`${newToken()}.pdf`, new Uint8Array(100_000))).rejects.toThrow(
      CannotKeepFiles,
    );
    expect(readdirSync(path.join(folder, 'files'))).toEqual([]);
    empty(folder);
  });

  it('stops the work, and with room again it ends as if nothing had happened', async () => {
    const stage = await openStage(repaymentsWait, 55_740, path.join(folder, 'postgres'));
    try {
      const calm = await stage.take();
      calm.worker();
      await calm.until(allDone);
      const untroubled = await wholeOf(calm);
      await calm.end();

      const take = await stage.take(0.4);
      take.worker({ JOB_LOCK_MS: '2000' });
      await take.until(`select from journals where kind = 'distribution'`);
      fill(folder);
      await new Promise((resolve) => setTimeout(resolve, 6_000));
      empty(folder);
      await stage.postgres.revive();
      await take.until(allDone, 90);
      expect(await wholeOf(take)).toEqual(untroubled);
    } finally {
      await stage.end();
    }
  });
});
