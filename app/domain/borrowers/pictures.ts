import sharp from 'sharp';
import { keepFile } from '#app/platform/files.ts';
import { newToken } from '#app/platform/ids.ts';

/** The widths that pages ask for, in pixels. */
export const pictureWidths = [400, 800, 1200] as const;

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
      const size = { width, height: width, fit: 'inside', withoutEnlargement: true } as const;
      const picture = sharp(bytes, options).rotate().resize(size).webp({ quality: 78 });
      return { width, picture: await picture.toBuffer() };
    });
    return await Promise.all(made);
  } catch {
    return null;
  }
}

export function pictureFile(name: string, width: number): string {
  return `${name}-${width}.webp`;
}
