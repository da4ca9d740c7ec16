import type PDFDocument from 'pdfkit';
import { type Hand, runsOf } from './paper-fonts.ts';

export type Page = InstanceType<typeof PDFDocument>;

export const left = 48;
/** Between the margins of A4. */
export const paperWidth = 499;
/** Where the foot begins. */
export const lowest = 772;
export const colours = {
  ink: '#1d2a24',
  soft: '#4a574f',
  line: '#ddd2bd',
  clay: '#b54f31',
  sunk: '#f6f0e4',
} as const;

export interface Look {
  readonly hand?: Hand;
  readonly size: number;
  readonly colour?: keyof typeof colours;
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

/** A text at the height where the page is; another font only for what this one lacks. */
export function write(document: Page, text: string, look: Look): void {
  const { hand = 'text', size, colour = 'ink', x = left, width = paperWidth, align } = look;
  const runs = runsOf(text === '' ? ' ' : text, hand);
  document.fontSize(size).fillColor(colours[colour]);
  // Figures of one width stand under each other; what is right-aligned is cut nowhere.
  const isFigure = align === 'right';
  const shown = isFigure ? runs.slice(0, 1).map((run) => ({ ...run, text })) : runs;
  const top = document.y;
  for (const [index, run] of shown.entries()) {
    document.font(run.font);
    const options = {
      width,
      align: align ?? 'left',
      continued: index < shown.length - 1,
      ...(isFigure && run.font !== 'title' && { features: ['tnum' as const] }),
    };
    // A sum is never cut in two: it is written smaller where its column is too narrow.
    const isSum = isFigure && !/\p{L}/u.test(run.text);
    const wide = isSum ? document.widthOfString(run.text, options) : 0;
    if (wide > width) document.fontSize((size * width) / wide - 0.05);
    if (index === 0) document.text(run.text, x, top, options);
    else document.text(run.text, options);
  }
}

/** How high a text will stand. */
export function heightOf(
  document: Page,
  text: string,
  { hand = 'text', size, width }: Look,
): number {
  const [run] = runsOf(text === '' ? ' ' : text, hand);
  document.font(run?.font ?? hand).fontSize(size);
  return document.heightOfString(text, { width: width ?? paperWidth });
}

export function hairline(
  document: Page,
  x = left,
  width = paperWidth,
  colour: string = colours.line,
) {
  document
    .moveTo(x, document.y)
    .lineTo(x + width, document.y)
    .lineWidth(colour === colours.ink ? 1 : 0.5)
    .stroke(colour);
}
