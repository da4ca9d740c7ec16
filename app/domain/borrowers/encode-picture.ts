import type { Sharp } from 'sharp';

/** The widths that pages ask for, in pixels. Lists take the first. */
export const pictureWidths = [400, 800, 1200] as const;

/** AVIF for browsers that support it: a third smaller. WebP for the others. */
export const pictureFormats = ['avif', 'webp'] as const;
export type PictureFormat = (typeof pictureFormats)[number];

/** A list of 24 loans may cost 250 KB in pictures, however busy they are. */
const mostInAList = 10_000;

/** What is shown, blurred, until the picture has loaded. */
export async function thumbOf(whole: Sharp): Promise<string> {
  const small = whole.clone().resize(16, 12, { fit: 'cover' });
  return (await small.webp({ quality: 20, effort: 6 }).toBuffer()).toString('base64');
}

/** The qualities at which both formats look alike, from good to coarse. */
const qualities: Record<PictureFormat, readonly number[]> = {
  avif: [58, 48, 38, 28],
  webp: [78, 65, 52, 40],
};

export async function encodedFor(whole: Sharp, width: number, format: PictureFormat) {
  const encode = (quality: number, box: number) => {
    const size = { width: box, height: box, fit: 'inside', withoutEnlargement: true } as const;
    const picture = whole.clone().resize(size);
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
