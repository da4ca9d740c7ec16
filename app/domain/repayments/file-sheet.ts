import { type Row, delimiterNamed, delimiters, rowsOf } from '#app/files/rows.ts';

/** What a report's columns are called, ours and those of partners' own systems. */
const headings = {
  loan: /^(loan|loan (id|no|number|code|ref(erence)?|account)\.?|reference|account( no\.?)?|(no|nomor|kode|id)\.? (pinjaman|kredit)|pinjaman)$/,
  amount:
    /^(amount|amount (paid|repaid|collected)|paid( amount| in)?|money in|credit|principal (paid|collected)|repayment( amount)?|collected|jumlah( bayar| dibayar| pokok)?|nominal|bayar|pokok|angsuran pokok|pembayaran)( ?\([a-z]{3}\))?$/,
  outstanding:
    /^(principal outstanding|outstanding( principal| balance)?|balance|sisa( pokok| pinjaman)?|saldo pokok)$/,
  cumulative:
    /^(cumulative principal repaid|(total )?principal repaid|cumulative( paid)?|total (pokok )?dibayar)$/,
  paidOn:
    /^(paid on|date|date paid|(payment|paid|repayment|collection|transaction|value) date|(tanggal|tgl\.?)( bayar| pembayaran| setor)?)$/,
  paidBy: /^(paid by|payer|dibayar oleh|pembayar)$/,
  receipt:
    /^(receipt( (no|number))?\.?|transaction (id|code|ref(erence)?|no)\.?|trx id|(no|nomor)\.? (kwitansi|bukti|transaksi)|kwitansi)$/,
  client: /^(client|client (id|no|number)|member( id)?|(id )?(anggota|nasabah))$/,
} as const;

export type Column = keyof typeof headings;

export interface ReportSheet {
  readonly heading: Row;
  /** Which column of the file is which, by its place. */
  readonly at: Partial<Record<Column, number>>;
  readonly titles: readonly Row[];
  readonly rows: readonly Row[];
}

/** The rows below the heading, whatever stands above it and by whatever the cells are parted. */
export function reportSheet(
  text: string,
):
  | ReportSheet
  | { not: 'file_is_not_readable' | 'columns_are_not_known'; line: number; detail: string } {
  const named = delimiterNamed(text);
  let first: { why: string; line: number } | null = null;
  let seen = '';
  for (const delimiter of named ? [named] : delimiters) {
    const rows = rowsOf(text, delimiter);
    if ('why' in rows) {
      first ??= rows;
      continue;
    }
    const own = named && rows[0]?.cells.join('').startsWith('sep=') ? rows.slice(1) : rows;
    const found = headingOf(own);
    if (found) return found;
    if (seen === '' && (own[0]?.cells.length ?? 0) > 1) seen = own[0]?.cells.join(', ') ?? '';
  }
  if (first && seen === '')
    return { not: 'file_is_not_readable', line: first.line, detail: first.why };
  return { not: 'columns_are_not_known', line: 1, detail: seen.slice(0, 200) };
}

function headingOf(rows: readonly Row[]): ReportSheet | null {
  for (const [index, heading] of rows.entries()) {
    const at = columnsOf(heading);
    const hasFigure =
      at.amount !== undefined || at.outstanding !== undefined || at.cumulative !== undefined;
    if (at.loan === undefined || !hasFigure) continue;
    const isEmpty = ({ cells }: Row) => cells.every((cell) => cell === '');
    return {
      heading,
      at,
      titles: rows.slice(0, index).filter((row) => !isEmpty(row)),
      rows: rows.slice(index + 1).filter((row) => !isEmpty(row)),
    };
  }
  return null;
}

function columnsOf({ cells }: Row): Partial<Record<Column, number>> {
  const words = cells.map((cell) =>
    cell
      .replace(/^\uFEFF/, '')
      .toLowerCase()
      .replaceAll(/[_\s]+/g, ' ')
      .trim(),
  );
  const names = Object.keys(headings) as Column[];
  const found = names.flatMap((name) => {
    const at = words.findIndex((word) => headings[name].test(word));
    return at < 0 ? [] : [[name, at] as const];
  });
  return Object.fromEntries(found) as Partial<Record<Column, number>>;
}

/** What a spreadsheet sums up, in its first words. */
export function isTotal({ cells }: Row): boolean {
  const words = cells.filter((cell) => cell !== '' && !/^[\d\s.,/:()-]+$/.test(cell));
  return words.some((cell) =>
    /^(sub|grand)?[\s-]?(total|jumlah|sum|somme|summe|suma)\b/i.test(cell),
  );
}
