import PDFDocument from 'pdfkit';
import { type Hand, fontFiles, runsOf } from './paper-fonts.ts';

export interface PaperColumn {
  readonly label: string;
  /** Points of 1/72 inch; all of them fill `paperWidth`. */
  readonly width: number;
  readonly isFigure?: boolean;
}

export interface PaperTable {
  readonly title?: string;
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  /** What the rows come to, in the columns of the sums. */
  readonly total?: readonly string[];
}

export type PaperFact = readonly [label: string, value: string];

/** A page to print, in the same hand as the pages of the site. */
export interface Paper {
  readonly title: string;
  readonly language: string;
  /** Who made it, under the mark: name, address. */
  readonly host: readonly string[];
  /** What it is about first of all. */
  readonly sum?: { readonly label: string; readonly value: string };
  readonly facts: readonly PaperFact[];
  /** Where and how something is paid, in a frame of its own. */
  readonly pay?: { readonly title: string; readonly facts: readonly PaperFact[] };
  readonly tables: readonly PaperTable[];
  readonly foot: readonly string[];
  /** Whom to ask, on every page. */
  readonly ask: string;
}

type Page = PDFKit.PDFDocument;

const left = 48;
/** Between the margins of A4. */
export const paperWidth = 499;
const lowest = 772;
const colours = {
  ink: '#1d2a24',
  soft: '#4a574f',
  line: '#ddd2bd',
  clay: '#b54f31',
  sunk: '#f6f0e4',
} as const;

/** The page as a PDF: A4, numbered, with the host and whom to ask on each. */
export function pdfOf(paper: Paper): Promise<Buffer> {
  const document = new PDFDocument({
    size: 'A4',
    margin: left,
    bufferPages: true,
    lang: paper.language,
    info: { Title: paper.title },
  });
  const chunks: Buffer[] = [];
  document.on('data', (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((finish) => {
    document.once('end', () => finish(Buffer.concat(chunks)));
  });
  for (const [name, file] of fontFiles()) document.registerFont(name, file);
  head(document, paper);
  facts(document, paper.facts);
  if (paper.pay) frame(document, paper.pay);
  for (const table of paper.tables) drawTable(document, table);
  document.y += 12;
  for (const words of paper.foot) {
    roomFor(document, 24);
    write(document, words, { size: 9, colour: 'soft' });
    document.y += 3;
  }
  number(document, paper);
  document.end();
  return done;
}

interface Look {
  readonly hand?: Hand;
  readonly size: number;
  readonly colour?: keyof typeof colours;
  readonly x?: number;
  readonly width?: number;
  readonly align?: 'left' | 'right';
}

/** A text at the height where the page is; another font only for what this one lacks. */
function write(document: Page, text: string, look: Look): void {
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
    if (index === 0) document.text(run.text, x, top, options);
    else document.text(run.text, options);
  }
}

/** The mark, the host, the title and the one sum. */
function head(document: Page, paper: Paper): void {
  const top = document.y;
  document.save().translate(left, top).scale(0.875);
  document.path('M16 16V1A15 15 0 0 1 29 23.5Z').fill(colours.clay);
  document.circle(16, 16, 15).lineWidth(2).stroke(colours.ink);
  document.path('M16 16V1M16 16l13 7.5M16 16 3 23.5').lineWidth(2).stroke(colours.ink);
  document.restore();
  const [name = '', ...address] = paper.host;
  document.y = top + (address.length > 0 ? 1 : 6);
  write(document, name, { hand: 'title', size: 13, x: left + 38, width: 400 });
  for (const line of address) write(document, line, { size: 9, colour: 'soft', x: left + 38 });
  document.y = Math.max(document.y, top + 28) + 26;
  write(document, paper.title, { hand: 'title', size: 22, width: 480 });
  document.y += 10;
  if (!paper.sum) return;
  write(document, paper.sum.label, { size: 10, colour: 'soft' });
  write(document, paper.sum.value, { hand: 'title', size: 26 });
  document.y += 8;
}

function facts(document: Page, rows: readonly PaperFact[], x = left, width = paperWidth): void {
  for (const [label, value] of rows) {
    roomFor(document, 22);
    const top = document.y + 4;
    document.y = top;
    write(document, label, { size: 9.5, colour: 'soft', x, width: 165 });
    const under = document.y;
    document.y = top;
    write(document, value, { size: 9.5, x: x + 175, width: width - 175 });
    document.y = Math.max(under, document.y) + 4;
    hairline(document, x, width);
  }
  document.y += 14;
}

function frame(document: Page, { title, facts: rows }: NonNullable<Paper['pay']>): void {
  const inner = paperWidth - 32;
  const height = 46 + rows.length * 21;
  roomFor(document, height);
  const top = document.y;
  document.roundedRect(left, top, paperWidth, height, 8).fill(colours.sunk);
  document.y = top + 14;
  write(document, title, { hand: 'strong', size: 11, x: left + 16, width: inner });
  document.y += 4;
  facts(document, rows, left + 16, inner);
  document.y = Math.max(top + height, document.y) + 14;
}

function drawTable(document: Page, { title, columns, rows, total }: PaperTable): void {
  if (title) {
    roomFor(document, 70);
    document.y += 8;
    write(document, title, { hand: 'title', size: 13 });
    document.y += 4;
  }
  const labels = columns.map((column) => column.label);
  const heading = () => {
    drawRow(document, columns, labels, { size: 8.5, colour: 'soft' });
    hairline(document);
  };
  roomFor(document, 50);
  heading();
  for (const row of rows) {
    if (document.y > lowest - 24) {
      document.addPage();
      heading();
    }
    drawRow(document, columns, row, { size: 9 });
    hairline(document);
  }
  if (!total) return;
  roomFor(document, 26);
  hairline(document, left, paperWidth, colours.ink);
  drawRow(document, columns, total, { size: 9, hand: 'strong' });
  document.y += 6;
}

function drawRow(
  document: Page,
  columns: readonly PaperColumn[],
  cells: readonly string[],
  look: Look,
): void {
  const top = document.y + 4;
  let x = left;
  let bottom = top;
  for (const [index, column] of columns.entries()) {
    const gap = index < columns.length - 1 ? 10 : 0;
    document.y = top;
    const align = column.isFigure ? 'right' : 'left';
    write(document, cells[index] ?? '', { ...look, x, width: column.width - gap, align });
    bottom = Math.max(bottom, document.y);
    x += column.width;
  }
  document.y = bottom + 4;
}

function hairline(document: Page, x = left, width = paperWidth, colour: string = colours.line) {
  document
    .moveTo(x, document.y)
    .lineTo(x + width, document.y)
    .lineWidth(colour === colours.ink ? 1 : 0.5)
    .stroke(colour);
}

/** What belongs together stands on one page. */
function roomFor(document: Page, height: number): void {
  if (document.y + height > lowest) document.addPage();
}

function number(document: Page, { ask }: Paper): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    document.page.margins.bottom = 0;
    document.y = 804;
    hairline(document);
    document.y = 811;
    write(document, ask, { size: 8, colour: 'soft', width: 430 });
    document.y = 811;
    write(document, `${page + 1} / ${count}`, { size: 8, colour: 'soft', align: 'right' });
  }
}

export function pdfAnswer(pdf: Buffer, name: string): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}.pdf"`,
      'cache-control': 'no-store',
    },
  });
}
