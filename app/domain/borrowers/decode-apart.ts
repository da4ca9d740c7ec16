import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { z } from 'zod';

/** Run from where every process of ours starts: the root of the installation. */
const decoder = path.resolve('app/domain/borrowers/decode-picture.mjs');
const facts = z.object({ width: z.int(), height: z.int(), channels: z.literal([1, 2, 3, 4]) });

/**
 * The one decoding of a picture, in a process of its own that is ended when it takes too long: turned upright,
 * opaque, and no larger than the widest that is kept.
 *
 * @throws Error when it is no picture, too large, or not done in time
 */
export async function decodedApart(
  bytes: Uint8Array,
  limits: { mostPixels: number; widest: number; seconds: number },
): Promise<Sharp> {
  const { mostPixels, widest, seconds } = limits;
  const child = spawn(process.execPath, [decoder, String(mostPixels), String(widest)], {
    stdio: ['pipe', 'pipe', 'ignore'],
    // It needs no secret of ours, and gets none.
    env: { NODE_ENV: 'production' },
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
  });
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  // Who has died no longer reads; its end says so.
  child.stdin.on('error', () => undefined);
  child.stdin.end(bytes);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`the picture was not decoded (${code ?? 'in time'})`);
  const out = Buffer.concat(parts);
  const line = out.indexOf('\n');
  const raw = facts.parse(JSON.parse(out.subarray(0, line).toString()));
  return sharp(out.subarray(line + 1), { raw });
}
