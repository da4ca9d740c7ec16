import type { CsvColumns, CsvMapping } from '#app/banks/csv-mapping.ts';
import { m } from '#app/messages/compiled/messages.js';

/** The columns that a bank's CSV may have, in the order in which people look for them. */
export const columnWords: { readonly [Column in keyof CsvColumns]-?: () => string } = {
  day: m.csv_day,
  amount: m.csv_amount,
  direction: m.csv_direction,
  moneyIn: m.csv_money_in,
  moneyOut: m.csv_money_out,
  balance: m.csv_balance,
  currency: m.currency_word,
  reference: m.bank_line_reference,
  name: m.csv_name,
  text: m.bank_line_text,
  otherAccount: m.bank_line_other_account,
  bankReference: m.bank_line_bank_reference,
  status: m.csv_status,
};

export const delimiterWords = {
  ',': m.csv_comma,
  ';': m.csv_semicolon,
  '\t': m.csv_tab,
  '|': m.csv_stroke,
};
export const decimalWords = { '.': m.csv_point, ',': m.csv_comma };
export const dayWords = { dmy: m.csv_dmy, mdy: m.csv_mdy, ymd: m.csv_ymd };

/** How a bank's CSV is read, as sentences. */
export function mappingSentences(mapping: CsvMapping): string[] {
  const { columns, decimal, days, leaveOut } = mapping;
  const delimiter = delimiterWords[mapping.delimiter as keyof typeof delimiterWords];
  const names = Object.keys(columnWords) as (keyof CsvColumns)[];
  return [
    m.csv_says_delimiter({ mark: delimiter() }),
    m.csv_says_decimal({ mark: decimalWords[decimal]() }),
    m.csv_says_days({ order: dayWords[days]() }),
    ...names
      .filter((name) => columns[name] !== undefined)
      .map((name) => m.csv_says_column({ what: columnWords[name](), column: columns[name] ?? '' })),
    ...(leaveOut ? [m.csv_says_left_out(leaveOut)] : []),
  ];
}
