import { figureOf } from '#app/files/figures.ts';
import type { Row } from '#app/files/rows.ts';
import { isMoneyOut, isNotDone } from '#app/files/status-words.ts';
import { total } from '#app/money/share-out.ts';
import type { FileMapping } from './file-mapping.ts';
import type { Column } from './file-headings.ts';
import type { ReportSheet } from './file-sheet.ts';
import type { LeftOut } from './reported-line.ts';

/** Why a row of a table is no repayment; null where it is one. */
export function whyLeftOut(
  row: Row,
  sheet: ReportSheet,
  told: {
    mapping?: FileMapping | undefined;
    figure: Column;
    /** The figures of the rows above, as written. */
    above: readonly string[];
  },
): LeftOut['why'] | null {
  const { at, heading } = sheet;
  const cell = (column: Column) => row.cells[at[column] ?? -1]?.trim() ?? '';
  if (isTold(row, heading, told.mapping)) return 'told';
  if (row.cells.every((one, index) => one === (heading.cells[index] ?? ''))) return 'title';
  if (isNotDone(cell('status')) || (isReversed(sheet) && /^(true|yes|ya|1)$/i.test(cell('status'))))
    return 'not_booked';
  if (isMoneyOut(cell('type'))) return 'out';
  // Who paid may be called Suma, or Total Kenya Ltd.
  const names = [at.paidBy, at.client];
  const words = row.cells.filter(
    (one, index) => one !== '' && !names.includes(index) && !isFigure(one),
  );
  const first = cell('loan') === '' ? words : [cell('loan')];
  if (first.some((word) => sums.test(word))) return 'total';
  if (cell('loan') === '' && words.some((word) => furniture.test(word))) return 'title';
  const isSum = row.cells.every((one, index) => one === '' || index === at[told.figure]);
  return isSum && isSumOf(cell(told.figure), told.above) ? 'total' : null;
}

function isTold({ cells }: Row, heading: Row, mapping: FileMapping | undefined): boolean {
  if (!mapping?.leaveOut) return false;
  const { column, word } = mapping.leaveOut;
  const cell = cells[heading.cells.indexOf(column)] ?? '';
  return cell.trim().toLowerCase() === word.toLowerCase();
}

/** A column `Reversed` says yes of what was taken back. */
const isReversed = ({ heading, at }: ReportSheet) =>
  /revers|batal/i.test(heading.cells[at.status ?? -1] ?? '');

/** A sum that nobody called one, at the foot of a column. */
function isSumOf(sum: string, above: readonly string[]): boolean {
  if (above.length < 2) return false;
  return (['.', ','] as const).some((decimal) => {
    const read = (text: string) => figureOf(text, 'USD', decimal);
    const figures = above.map(read);
    const known = figures.filter((figure) => figure !== null);
    return known.length === above.length && read(sum) === total(known);
  });
}

const isFigure = (cell: string) => /^[\d\s.,/:()-]+$/.test(cell);

const sums =
  /^((sub|grand|branch|group|report)[\s-]*)?(total(s|es|en)?|totaux|jumlah|jml|sum|somme|summe|suma|gesamt(summe|betrag)?)\b/i;

/** What stands around the rows of a printed report. */
const furniture =
  /^((opening|closing) balance|(balance )?(brought|carried) (forward|over)|saldo (awal|akhir)|(prepared|checked|approved|printed|generated) (by|on)|(page|halaman|seite|pagina) \d|dibuat oleh|disetujui)/i;
