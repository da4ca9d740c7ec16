/**
 * Decodes one picture in a process of its own: what breaks the decoder, or fills its memory, breaks nothing
 * else. Bytes come by standard input; a line of facts and the raw points go out. It is plain JavaScript and
 * imports nothing of ours, since it runs beside the build as well as beside the sources.
 */
import { readFileSync } from 'node:fs';
import sharp from 'sharp';

const [mostPixels, widest] = process.argv.slice(2).map(Number);

const { data, info } = await sharp(readFileSync(0), {
  failOn: 'error',
  limitInputPixels: mostPixels,
})
  .autoOrient()
  .resize({ width: widest, height: widest, fit: 'inside', withoutEnlargement: true })
  .flatten({ background: '#fff' })
  .raw()
  .toBuffer({ resolveWithObject: true });
const { width, height, channels } = info;
process.stdout.write(`${JSON.stringify({ width, height, channels })}\n`);
process.stdout.write(data);
