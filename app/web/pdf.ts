import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';

export interface PaperColumn {
  readonly label: string;
  /** Points of 1/72 inch. */
  readonly width: number;
  readonly isFigure?: boolean;
}

/** A page to print: a heading, facts under each other, a table, and words below it. */
export interface Paper {
  readonly title: string;
  readonly language: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly (readonly string[])[];
  readonly foot: readonly string[];
}

const resolve = createRequire(import.meta.url).resolve;
const plain = () => resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf');
const bold = () => resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf');
const left = 48;
const lowest = 780;
const ink = '#1d2a24';
const soft = '#4a574f';
const line = '#ddd2bd';

/** The page as a PDF, A4, numbered, in a font that has the letters of most names. */
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
  document.registerFont('plain', plain()).registerFont('bold', bold());
  document.font('bold').fontSize(18).fillColor(ink).text(paper.title);
  document.moveDown(0.6).fontSize(9);
  for (const [label, value] of paper.facts) {
    const top = document.y;
    document.font('plain').fillColor(soft).text(label, left, top, { width: 190 });
    const under = document.y;
    document.fillColor(ink).text(value, left + 200, top, { width: 300 });
    document.y = Math.max(under, document.y) + 2;
  }
  document.moveDown(1);
  drawTable(document, paper);
  document.moveDown(1).font('plain').fontSize(9).fillColor(soft);
  for (const words of paper.foot) document.text(words, left, document.y, { width: 500 });
  number(document);
  document.end();
  return done;
}

function drawTable(document: PDFKit.PDFDocument, { columns, rows }: Paper): void {
  if (columns.length === 0) return;
  const heading = () =>
    drawRow(
      document,
      columns,
      columns.map((column) => column.label),
      'bold',
    );
  heading();
  for (const row of rows) {
    if (document.y > lowest - 24) {
      document.addPage();
      heading();
    }
    drawRow(document, columns, row, 'plain');
  }
}

function drawRow(
  document: PDFKit.PDFDocument,
  columns: readonly PaperColumn[],
  cells: readonly string[],
  font: 'plain' | 'bold',
): void {
  const top = document.y;
  let x = left;
  let bottom = top;
  document.font(font).fontSize(8.5).fillColor(ink);
  columns.forEach((column, index) => {
    const align = column.isFigure ? 'right' : 'left';
    document.text(cells[index] ?? '', x, top + 4, { width: column.width - 8, align });
    bottom = Math.max(bottom, document.y);
    x += column.width;
  });
  document
    .moveTo(left, bottom + 3)
    .lineTo(x - 8, bottom + 3)
    .lineWidth(0.5)
    .stroke(line);
  document.y = bottom + 4;
}

function number(document: PDFKit.PDFDocument): void {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    document.page.margins.bottom = 0;
    document.font('plain').fontSize(8).fillColor(soft);
    document.text(`${page + 1} / ${count}`, left, 812, { width: 500, align: 'right' });
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
