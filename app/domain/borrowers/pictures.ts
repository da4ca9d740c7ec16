import sharp from 'sharp';
import { keepFile } from '#app/platform/files.ts';
import { newToken } from '#app/platform/ids.ts';

/** The widths that pages ask for, in pixels. Lists take the first. */
export const pictureWidths = [400, 800, 1200] as const;

/** A list of 24 loans may cost 250 KB in pictures, however busy they are. */
const mostInAList = 10_000;

const mostPixels = 50_000_000;
const formats = ['jpeg', 'png', 'webp', 'avif'];

/**
 * Keeps a photograph. It is decoded and written anew, upright, in three widths,
 * so that nothing of the file that came is kept but the picture: no place, no
 * camera, no hidden content. The name cannot be guessed.
 *
 * @returns the name, without width; null for what is no picture.
 */
export async function keepPicture(bytes: Uint8Array): Promise<string | null> {
  const pictures = await encodedAnew(bytes);
  if (!pictures) return null;
  const name = newToken();
  for (const { width, picture } of pictures) await keepFile(pictureFile(name, width), picture);
  return name;
}

async function encodedAnew(bytes: Uint8Array) {
  const options = { limitInputPixels: mostPixels, failOn: 'error' } as const;
  try {
    const { format } = await sharp(bytes, options).metadata();
    if (!formats.includes(format)) return null;
    const made = pictureWidths.map(async (width) => {
      const encode = (quality: number, box: number = width) => {
        const size = { width: box, height: box, fit: 'inside', withoutEnlargement: true } as const;
        return sharp(bytes, options).rotate().resize(size).webp({ quality }).toBuffer();
      };
      const isListed = width === pictureWidths[0];
      return { width, picture: isListed ? await withinAList(encode) : await encode(78) };
    });
    return await Promise.all(made);
  } catch {
    return null;
  }
}

/** As good as it can be for so many bytes: coarser first, and only then smaller. */
async function withinAList(encode: (quality: number, width?: number) => Promise<Buffer>) {
  for (const quality of [78, 65, 52, 40]) {
    const picture = await encode(quality);
    if (picture.length <= mostInAList) return picture;
  }
  let width: number = pictureWidths[0];
  for (;;) {
    width = Math.round(width * 0.8);
    const picture = await encode(40, width);
    if (picture.length <= mostInAList) return picture;
  }
}

export function pictureFile(name: string, width: number): string {
  return `${name}-${width}.webp`;
}
