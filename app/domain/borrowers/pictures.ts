import sharp from 'sharp';
import { decodedApart } from './decode-apart.ts';
import {
  type PictureFormat,
  encodedFor,
  pictureFormats,
  pictureWidths,
  thumbOf,
} from './encode-picture.ts';
import { forgetFile, keepFile } from '#app/platform/files.ts';
import { newToken } from '#app/platform/ids.ts';

/** A stored picture: its name cannot be guessed, its thumbnail is inlined in the page. */
export interface KeptPicture {
  readonly name: string;
  /** WebP in base64, under 200 characters; null where none was made. */
  readonly thumb: string | null;
}

/**
 * Cheap phones make JPEG of 50 megapixels, which is made smaller while it is read. Of the others each
 * point must be unpacked: a few kilobytes may say a gigabyte.
 */
const mostPixels: Readonly<Record<string, number>> = {
  jpeg: 60_000_000,
  png: 24_000_000,
  webp: 24_000_000,
  avif: 24_000_000,
};
const longestSeconds = 20;

/**
 * Stores a photograph. It is decoded once and re-encoded, upright, in three widths
 * and two formats, so that only the picture itself is kept from the uploaded
 * file: no place, no camera, no hidden content.
 *
 * @returns null if it is not a picture, or a larger one than we take; then no file is left.
 */
export async function keepPicture(bytes: Uint8Array): Promise<KeptPicture | null> {
  const made = await oneAtATime(() => encodedAnew(bytes));
  if (!made) return null;
  const name = newToken();
  try {
    for (const { width, format, picture } of made.pictures)
      await keepFile(pictureFile(name, width, format), picture);
  } catch (error) {
    await forgetPicture(name).catch(() => undefined);
    throw error;
  }
  return { name, thumb: made.thumb };
}

/** Takes all of a picture's files away again: what it was kept for did not happen. */
export async function forgetPicture(name: string): Promise<void> {
  for (const width of pictureWidths)
    for (const format of pictureFormats) await forgetFile(pictureFile(name, width, format));
}

let last: Promise<unknown> = Promise.resolve();

/** However many send pictures: the others' pages are answered meanwhile. */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work, work);
  last = mine.catch(() => null);
  return mine;
}

async function encodedAnew(bytes: Uint8Array) {
  try {
    // What it says of itself; nothing is unpacked yet.
    const { format, width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > (mostPixels[format] ?? 0)) return null;
    const [, , widest] = pictureWidths;
    const limits = { mostPixels: 60_000_000, widest, seconds: longestSeconds };
    const whole = await decodedApart(bytes, limits);
    const pictures = [];
    for (const each of pictureWidths) {
      for (const kind of pictureFormats) {
        const picture = await encodedFor(whole, each, kind);
        pictures.push({ width: each, format: kind, picture });
      }
    }
    return { pictures, thumb: await thumbOf(whole) };
  } catch {
    return null;
  }
}

export function pictureFile(name: string, width: number, format: PictureFormat): string {
  return `${name}-${width}.${format}`;
}
