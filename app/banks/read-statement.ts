import { m } from '#app/messages/compiled/messages.js';
import { readCamt053 } from './camt053.ts';
import type { CsvMapping } from './csv-mapping.ts';
import { readCsv } from './csv.ts';
import { decoded } from '#app/files/decode.ts';
import type { DayOrder, DecimalSign } from '#app/files/figures.ts';
import { readMt940 } from './mt940.ts';
import { readOfx } from './ofx.ts';
import { type Statement, StatementProblem } from './statement.ts';

type StatementFormat = 'camt053' | 'mt940' | 'ofx' | 'csv';

/** What a file is, by how it begins; null where nothing says so. */
function formatOf(text: string): StatementFormat | null {
  const start = text.slice(0, 4_000);
  if (/OFXHEADER|<OFX>/i.test(start)) return 'ofx';
  if (/BkToCstmrStmt|camt\.053/.test(start) || /^\s*</.test(start)) return 'camt053';
  if (/^:20:|^:60[FM]:|^\{1:F01/m.test(start)) return 'mt940';
  return /[;,\t|]/.test(start) && !start.startsWith('%PDF') ? 'csv' : null;
}

interface Told {
  /** Of a CSV that names none. */
  readonly currency?: string;
  readonly mapping?: CsvMapping;
  /** Of a CSV that could be read in two ways. */
  readonly decimal?: DecimalSign;
  readonly days?: DayOrder;
  /** A row of a CSV that cannot be read is named, and the others are read all the same. */
  readonly isRowByRow?: boolean;
}

const readers: Record<StatementFormat, (text: string, told: Told) => Statement[]> = {
  camt053: readCamt053,
  mt940: readMt940,
  ofx: readOfx,
  csv: readCsv,
};

/**
 * Reads a bank's file, whichever of the formats and encodings it is in.
 * @throws StatementProblem in words that name the place; nothing is half read
 */
export function readStatements(bytes: Uint8Array, told: Told = {}): Statement[] {
  const text = decoded(bytes).replace(/^\uFEFF/, '');
  if (text.trim() === '')
    throw new StatementProblem(1, (options) => m.statement_empty({}, options));
  const format = formatOf(text);
  if (!format) {
    throw new StatementProblem(1, (options) => m.statement_unknown_format({}, options));
  }
  return readers[format](text, told);
}
