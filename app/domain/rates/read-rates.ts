import { parse } from 'csv-parse/sync';
import { isCurrency } from '#app/money/currencies.ts';
import { parseDay } from '#app/money/days.ts';
import { isRate } from './rate-rules.ts';
import type { NewRate } from './exchange-rates.ts';

export type RateProblem =
  | 'file_is_not_readable'
  | 'line_has_another_number_of_columns'
  | 'currency_is_not_known'
  | 'day_is_not_a_date'
  | 'rate_is_not_above_zero';

/** Reads rates as CSV: `currency,per,day,rate,source`, with or without that heading. */
export function readRates(
  csv: string,
): { rates: NewRate[] } | { refused: RateProblem; line: number } {
  let rows: string[][];
  try {
    rows = parse(csv, { trim: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    return { refused: 'file_is_not_readable', line: (error as { lines?: number }).lines ?? 1 };
  }
  if (rows.length === 0) return { refused: 'file_is_not_readable', line: 1 };
  const rates: NewRate[] = [];
  for (const [index, row] of rows.entries()) {
    const line = index + 1;
    const [currency = '', perCurrency = '', day = '', rate = '', source = ''] = row;
    if (line === 1 && currency.toLowerCase() === 'currency') continue;
    if (row.length !== 5) return { refused: 'line_has_another_number_of_columns', line };
    if (!isCurrency(currency) || !isCurrency(perCurrency)) {
      return { refused: 'currency_is_not_known', line };
    }
    if (!parseDay(day)) return { refused: 'day_is_not_a_date', line };
    if (!isRate(rate)) {
      return { refused: 'rate_is_not_above_zero', line };
    }
    rates.push({ currency, perCurrency, day, rate, source });
  }
  if (rates.length === 0) return { refused: 'file_is_not_readable', line: 1 };
  return { rates };
}
