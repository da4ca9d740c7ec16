import { stringify } from 'csv-stringify/sync';
import readWorkbook from 'read-excel-file/node';

/** Begins like a zip archive, as all workbooks of Excel since 2007 do. */
export const isWorkbook = (bytes: Uint8Array) =>
  [0x50, 0x4b, 0x03, 0x04].every((byte, index) => bytes[index] === byte);

/** What a workbook of a partner may come to once it is unpacked. */
const mostBytes = 60_000_000;

/**
 * The sheets of a workbook as text, with tabs between the cells and a line for each row: 1 is the first.
 * Days are written as days, and numbers with a point, never with three digits behind it.
 *
 * @returns null for what is no workbook, or unpacks to more than one can be
 */
export async function sheetsOf(
  bytes: Uint8Array,
): Promise<{ name: string; text: string }[] | null> {
  if (unpackedSize(bytes) > mostBytes) return null;
  try {
    const sheets = await readWorkbook(Buffer.from(bytes));
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      text: stringify(
        data.map((row) => row.map(cellText)),
        { delimiter: '\t' },
      ),
    }));
  } catch {
    return null;
  }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number') return numberText(cell);
  // A break inside a cell is no row of its own.
  return cell === null || cell === undefined
    ? ''
    : String(cell as string | boolean).replaceAll(/\s*\n\s*/g, ' ');
}

/** A spreadsheet counts in binary: 0.1 + 0.2 is 0.3 here. */
export function numberText(cell: number): string {
  const text = String(Number(cell.toFixed(8)));
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** What the archive itself says that it unpacks to: a few kilobytes may say a gigabyte. */
function unpackedSize(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size = 0;
  for (let at = file.indexOf(entry); at >= 0; at = file.indexOf(entry, at + 46)) {
    if (at + 46 <= file.length) size += file.readUInt32LE(at + 24);
  }
  return size;
}

const entry = Buffer.from([0x50, 0x4b, 0x01, 0x02]);
