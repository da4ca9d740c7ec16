import sharp from 'sharp';
import { keepFile } from '#app/platform/files.ts';
import { newToken } from '#app/platform/ids.ts';

/** The widths that pages ask for, in pixels. Lists take the first. */
export const pictureWidths = [400, 800, 1200] as const;

/** AVIF for browsers that support it: a third smaller. WebP for the others. */
export const pictureFormats = ['avif', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** A stored picture: its name cannot be guessed, its thumbnail is inlined in the page. */
export interface KeptPicture {
  readonly name: string;
  /** WebP in base64, under 200 characters; null where none was made. */
  readonly thumb: string | null;
}

/** A list of 24 loans may cost 250 KB in pictures, however busy they are. */
const mostInAList = 10_000;

const mostPixels = 50_000_000;
const accepted = ['jpeg', 'png', 'webp', 'avif'];
const reading = { limitInputPixels: mostPixels, failOn: 'error' } as const;

/**
 * Stores a photograph. It is decoded and re-encoded, upright, in three widths
 * and two formats, so that only the picture itself is kept from the uploaded
 * file: no place, no camera, no hidden content.
 *
 * @returns null if it is not a picture.
 */
export async function keepPicture(bytes: Uint8Array): Promise<KeptPicture | null> {
  const made = await encodedAnew(bytes);
  if (!made) return null;
  const name = newToken();
  for (const { width, format, picture } of made.pictures)
    await keepFile(pictureFile(name, width, format), picture);
  return { name, thumb: made.thumb };
}

async function encodedAnew(bytes: Uint8Array) {
  try {
    const { format } = await sharp(bytes, reading).metadata();
    if (!accepted.includes(format)) return null;
    const made = pictureWidths.flatMap((width) =>
      pictureFormats.map(async (format) => ({
        width,
        format,
        picture: await encodedFor(bytes, width, format),
      })),
    );
    return { pictures: await Promise.all(made), thumb: await thumbOf(bytes) };
  } catch {
    return null;
  }
}

/** Turned upright, and opaque. */
const upright = (bytes: Uint8Array) =>
  sharp(bytes, reading).rotate().flatten({ background: '#fff' });

/** What is shown, blurred, until the picture has loaded. */
async function thumbOf(bytes: Uint8Array): Promise<string> {
  const small = upright(bytes).resize(16, 12, { fit: 'cover' });
  return (await small.webp({ quality: 20, effort: 6 }).toBuffer()).toString('base64');
}

/** The qualities at which both formats look alike, from good to coarse. */
const qualities: Record<PictureFormat, readonly number[]> = {
  avif: [58, 48, 38, 28],
  webp: [78, 65, 52, 40],
};

async function encodedFor(bytes: Uint8Array, width: number, format: PictureFormat) {
  const encode = (quality: number, box: number) => {
    const size = { width: box, height: box, fit: 'inside', withoutEnlargement: true } as const;
    const picture = upright(bytes).resize(size);
    return format === 'avif'
      ? picture.avif({ quality, effort: 2 }).toBuffer()
      : picture.webp({ quality }).toBuffer();
  };
  const [best = 0] = qualities[format];
  if (width !== pictureWidths[0]) return encode(best, width);
  return withinAList(encode, width, qualities[format]);
}

/** The best quality within the byte limit: coarser first, and only then smaller. */
async function withinAList(
  encode: (quality: number, width: number) => Promise<Buffer>,
  widest: number,
  steps: readonly number[],
) {
  for (const quality of steps) {
    const picture = await encode(quality, widest);
    if (picture.length <= mostInAList) return picture;
  }
  for (let width = widest; ;) {
    width = Math.round(width * 0.8);
    const picture = await encode(steps.at(-1) ?? 0, width);
    if (picture.length <= mostInAList) return picture;
  }
}

export function pictureFile(name: string, width: number, format: PictureFormat): string {
  return `${name}-${width}.${format}`;
}
