import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { oneAtATime, pictureFile } from '#app/domain/borrowers/pictures.ts';
import { anybody, shownPhoto } from '#app/domain/borrowers/shown-photo.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { now } from '#app/platform/clock.ts';
import { sceneOfSector } from '#app/ui/scenes.ts';

const size = { width: 1200, height: 630 };
const band = 86;

/**
 * A loan's share image: its picture as the public sees it, and how far it is
 * funded, as a bar. No words, so it needs no font and no language; where the
 * borrower must not be shown, a drawing that shows nobody.
 */
export async function shareImage(slug: string): Promise<Buffer | null> {
  const loan = await loanPage({ slug, readerId: null, isStaff: false, now: now() });
  if (!loan) return null;
  // Whoever may no longer be shown is another picture: none that is kept has them.
  const facts = [loan.id, loan.name, loan.sector, loan.photo?.name, loan.drawing, filledOf(loan)];
  return keptOrMade(JSON.stringify(facts), () => made(loan));
}

type Shown = NonNullable<Awaited<ReturnType<typeof loanPage>>>;

/** The newest ones that were asked for: a hundred kilobytes each. */
const mostKept = 100;
const kept = new Map<string, Promise<Buffer>>();

/** Made once, also when many ask at once; then kept as long as nothing of it changes. */
function keptOrMade(facts: string, make: () => Promise<Buffer>): Promise<Buffer> {
  const known = kept.get(facts);
  kept.delete(facts);
  const picture = known ?? oneAtATime(make);
  kept.set(facts, picture);
  picture.catch(() => kept.delete(facts));
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return picture;
}

/** How far the bar is filled, in pixels. */
const filledOf = (loan: Shown) => Number((loan.raised * BigInt(size.width - 260)) / loan.amount);

async function made(loan: Shown): Promise<Buffer> {
  const file = loan.photo && pictureFile(loan.photo.name, 1200, 'webp');
  const photo = file ? await shownPhoto(file, anybody, now()) : null;
  const drawing = `${loan.drawing ?? sceneOfSector(loan.sector)}.svg`;
  const input = photo?.bytes ?? (await readFile(path.resolve('public', drawing)));
  const picture = await sharp(input)
    .resize({
      ...size,
      height: size.height - band,
      fit: 'cover',
      position: photo ? 'attention' : 'bottom',
    })
    .toBuffer();
  return sharp({ create: { ...size, channels: 3, background: '#fbf6ee' } })
    .composite([
      { input: picture, top: 0, left: 0 },
      { input: Buffer.from(foot(filledOf(loan))), top: size.height - band, left: 0 },
    ])
    .png({ compressionLevel: 9, palette: true })
    .toBuffer();
}

/** The mark, and the funding bar. */
function foot(filled: number): string {
  const bar = size.width - 260;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${band}">
    <rect width="${size.width}" height="${band}" fill="#fbf6ee"/>
    <circle cx="76" cy="${band / 2}" r="26" fill="none" stroke="#1d2b27" stroke-width="5"/>
    <path d="M76 ${band / 2}V${band / 2 - 26}A26 26 0 0 1 99 ${band / 2 + 12}Z" fill="#b5512f"/>
    <rect x="150" y="${band / 2 - 11}" width="${bar}" height="22" rx="11" fill="#e6dac8"/>
    <rect x="150" y="${band / 2 - 11}" width="${filled}" height="22" rx="11" fill="#b5512f"/>
  </svg>`;
}
