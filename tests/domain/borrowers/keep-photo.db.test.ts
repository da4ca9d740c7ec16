import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { beforeEach, describe, expect, it } from 'vitest';
import { keepPhoto } from '#app/domain/borrowers/keep-photo.ts';
import type { PictureFormat } from '#app/domain/borrowers/encode-picture.ts';
import { decodedApart } from '#app/domain/borrowers/decode-apart.ts';
import { pictureFile } from '#app/domain/borrowers/pictures.ts';
import { type PhotoReader, anybody, shownPhoto } from '#app/domain/borrowers/shown-photo.ts';
import { db } from '#app/platform/db.ts';
import { forgetEnv } from '#app/platform/env.ts';
import { readKeptFile } from '#app/platform/files.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

beforeEach(() => {
  process.env['FILES_FOLDER'] = mkdtempSync(path.join(tmpdir(), 'photos-'));
  forgetEnv();
});

async function posted() {
  const g = given(world);
  const partnerId = await g.partner();
  const actorId = await g.person('Officer');
  const loanId = await g.loan(partnerId);
  const keep = (bytes: Uint8Array) =>
    keepPhoto({ loanId, partnerId, bytes, actorId, now: world.now });
  return { loanId, partnerId, actorId, keep };
}

/** What a reader is sent when they ask for a photograph's address; null: nothing. */
async function shown(
  photo: string,
  width: number,
  {
    format = 'webp',
    reader = anybody,
    now = world.now,
  }: {
    format?: PictureFormat;
    reader?: PhotoReader;
    now?: Date;
  } = {},
) {
  return (await shownPhoto(pictureFile(photo, width, format), reader, now))?.bytes ?? null;
}

/** A picture taken somewhere, lying on its side. */
const picture = () =>
  sharp({ create: { width: 2400, height: 800, channels: 3, background: '#1f6b4a' } })
    .withExif({ IFD0: { Model: 'SecretPhone' }, IFD3: { GPSLatitude: '8/1 39/1 0/1' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();

describe('keepPhoto', () => {
  it('takes a phone’s 50 megapixels, and nothing that unpacks to a gigabyte', async () => {
    const { keep } = await posted();
    const plain = (width: number, height: number) =>
      sharp({
        create: { width, height, channels: 3, background: '#1f6b4a' },
        limitInputPixels: false,
      });
    const bomb = await plain(7_000, 7_000).png({ compressionLevel: 9 }).toBuffer();
    const photo = await plain(8_160, 6_120).jpeg({ quality: 40 }).toBuffer();
    const start = performance.now();
    const bombs = await Promise.all([1, 2, 3, 4].map(() => keep(bomb)));
    expect(bombs).toEqual(bombs.map(() => ({ refused: 'picture_is_not_readable' })));
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(readdirSync(process.env['FILES_FOLDER'] ?? '')).toEqual([]);
    granted(await keep(photo));
  });

  it('is decoded in a process of its own, which is ended when it takes too long', async () => {
    const bytes = await picture();
    const limits = { mostPixels: 60_000_000, widest: 1200, seconds: 20 };
    const { info } = await (
      await decodedApart(bytes, limits)
    ).toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 400, height: 1200, channels: 3 });
    await expect(decodedApart(bytes, { ...limits, seconds: 0.001 })).rejects.toThrow(/in time/);
    await expect(decodedApart(Buffer.from('x'), limits)).rejects.toThrow(/not decoded/);
    await expect(decodedApart(bytes, { ...limits, mostPixels: 10 })).rejects.toThrow(/not decoded/);
  });

  it('keeps the picture alone: upright, smaller, without place or camera', async () => {
    const { keep } = await posted();
    const bytes = await picture();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const { photo } = granted(await keep(bytes));
    const kept = (await shown(photo, 1200)) ?? Buffer.alloc(0);
    const facts = await sharp(kept).metadata();
    expect(facts).toMatchObject({ format: 'webp', width: 400, height: 1200 });
    expect(facts.exif).toBeUndefined();
    expect(facts.orientation).toBeUndefined();
    expect(kept.includes('SecretPhone')).toBe(false);
  });

  it('keeps what lists show within their bytes, however busy the picture', async () => {
    const { keep } = await posted();
    const noise = { type: 'gaussian', mean: 128, sigma: 90 } as const;
    const busy = sharp({
      create: { width: 1600, height: 1200, channels: 3, background: '#888', noise },
    });
    const { photo } = granted(await keep(await busy.jpeg().toBuffer()));
    for (const format of ['avif', 'webp'] as const) {
      const size = async (width: number) => (await shown(photo, width, { format }))?.length ?? 0;
      expect(await size(400)).toBeGreaterThan(1_000);
      expect(await size(400)).toBeLessThanOrEqual(250_000 / 24);
      expect(await size(1200)).toBeGreaterThan(100_000);
    }
  });

  it('drops what hides behind a picture', async () => {
    const { keep } = await posted();
    const bytes = Buffer.concat([await picture(), Buffer.from('<script>alert(1)</script>')]);
    const { photo } = granted(await keep(bytes));
    expect((await shown(photo, 1200))?.includes('<script>')).toBe(false);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a page', Buffer.from('<html><script>alert(1)</script></html>')],
    [
      'a drawing with a script',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
    ],
    ['half a picture', Buffer.from('ffd8ffe000104a4649460001', 'hex')],
  ])('refuses %s', async (_, bytes) => {
    const { keep } = await posted();
    expect(await keep(bytes)).toEqual({ refused: 'picture_is_not_readable' });
    expect(await db().borrower.count({ where: { photoName: { not: null } } })).toBe(0);
  });

  it('refuses another partner’s loan', async () => {
    const { loanId, partnerId, actorId } = await posted();
    const request = { loanId, partnerId: partnerId + 1, bytes: await picture(), actorId };
    expect(await keepPhoto({ ...request, now: world.now })).toEqual({ refused: 'no_such_loan' });
  });

  it('shows it no more once consent is withdrawn', async () => {
    const { keep } = await posted();
    const { photo } = granted(await keep(await picture()));
    await db().borrowerConsent.updateMany({ data: { withdrawnAt: world.now } });
    expect(await shown(photo, 1200)).toBeNull();
  });

  it.each([
    '../../etc/passwd',
    'a-400.webp',
    '/etc/passwd',
    'x'.repeat(30),
    `${'x'.repeat(30)}.exe`,
  ])('looks up no name that it did not make: %s', async (name) => {
    expect(await readKeptFile(name)).toBeNull();
  });
});
