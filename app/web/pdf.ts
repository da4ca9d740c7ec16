import PDFDocument from 'pdfkit';
import { fontFiles } from './paper-fonts.ts';
import {
  type Look,
  type Page,
  colours,
  hairline,
  heightOf,
  left,
  lowest,
  paperWidth,
  write,
} from './paper-text.ts';

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
  for (const fact of rows) {
    roomFor(document, factHeight(document, fact, width));
    const [label, value] = fact;
    const top = document.y + 4;
    document.y = top;
    // Without a value it is a sentence.
    const labelWidth = value === '' ? width : factLabel;
    write(document, label, { size: 9.5, colour: 'soft', x, width: labelWidth });
    const under = document.y;
    document.y = top;
    if (value !== '')
      write(document, value, { size: 9.5, x: x + factLabel + 10, width: width - factLabel - 10 });
    document.y = Math.max(under, document.y) + 4;
    hairline(document, x, width);
  }
  document.y += 14;
}

const factLabel = 165;

function factHeight(document: Page, [label, value]: PaperFact, width: number): number {
  const labelWidth = value === '' ? width : factLabel;
  const heights = [
    heightOf(document, label, { size: 9.5, width: labelWidth }),
    heightOf(document, value, { size: 9.5, width: width - factLabel - 10 }),
  ];
  return Math.max(...heights) + 8;
}

function frame(document: Page, { title, facts: rows }: NonNullable<Paper['pay']>): void {
  const inner = paperWidth - 32;
  const heights = rows.map((fact) => factHeight(document, fact, inner));
  const height = 50 + heights.reduce((sum, each) => sum + each, 0);
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
    if (document.y + rowHeight(document, columns, row) > lowest) {
      document.addPage();
      heading();
    }
    drawRow(document, columns, row, { size: 9 });
    hairline(document);
  }
  if (!total) return;
  if (document.y > lowest - 26) {
    document.addPage();
    heading();
  }
  hairline(document, left, paperWidth, colours.ink);
  drawRow(document, columns, total, { size: 9, hand: 'strong' });
  document.y += 6;
}

function rowHeight(
  document: Page,
  columns: readonly PaperColumn[],
  row: readonly string[],
): number {
  const heights = columns.map(({ isFigure, width }, index) =>
    isFigure ? 12 : heightOf(document, row[index] ?? '', { size: 9, width: width - 10 }),
  );
  return Math.max(...heights) + 8;
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
