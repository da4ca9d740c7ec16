import { parse } from 'csv-parse/sync';
import { delimiters } from '#app/files/rows.ts';

/** One loan of a file, in the words of the API's first version, and where it stands. */
export interface KivaRow {
  readonly place: string;
  readonly loan: unknown;
}

export type Fields = Record<string, unknown>;

/** What columns of the snapshots are called, of any of their years. */
const columns: Record<string, string> = {
  loan_id: 'id',
  loan_name: 'name',
  activity_name: 'activity',
  sector_name: 'sector',
  loan_use: 'use',
  town_name: 'town',
  region: 'town',
  lender_term: 'term',
  term_in_months: 'term',
  repayment_term: 'term',
  original_language: 'language',
  description_translated: 'translated',
};

/** A row of the data snapshot: flat, every value a text; what is empty is absent. */
export function ofSnapshot(row: Fields): Fields {
  const at = (name: string) => {
    const value = row[name];
    return value === '' ? undefined : value;
  };
  const written = (name: string) =>
    typeof at(name) === 'string' ? (at(name) as string) : undefined;
  const names = written('borrower_names')?.split(',');
  const genders = written('borrower_genders')?.split(',');
  const stories = [
    [languageOf(written('language')), at('description')],
    ['en', at('translated')],
  ].filter(([, text]) => text !== undefined);
  return {
    ...Object.fromEntries(
      ['id', 'name', 'loan_amount', 'activity', 'sector', 'use', 'partner_id'].map((name) => {
        return [name, at(name)];
      }),
    ),
    borrower_count: names?.length ?? genders?.length,
    location: { country_code: at('country_code'), country: at('country_name'), town: at('town') },
    description: { texts: Object.fromEntries(stories) as unknown },
    borrowers: names?.map((name, index) => ({
      first_name: name.trim(),
      gender: genders?.[index]?.trim(),
    })),
    terms: {
      disbursal_currency: at('currency'),
      repayment_interval: at('repayment_interval'),
      repayment_term: at('term'),
    },
  };
}

const languages: Record<string, string> = {
  english: 'en',
  spanish: 'es',
  french: 'fr',
  portuguese: 'pt',
  russian: 'ru',
  arabic: 'ar',
  indonesian: 'id',
  vietnamese: 'vi',
  ukrainian: 'uk',
  mongolian: 'mn',
};

const languageOf = (word: string | undefined) =>
  (word &&
    (languages[word.toLowerCase()] ?? (/^[a-z]{2}$/i.test(word) ? word.toLowerCase() : ''))) ||
  'en';

/** A snapshot as CSV, each row by the line on which it ends; null where it has no such columns. */
export function kivaRowsOfCsv(text: string): KivaRow[] | null {
  const [heading = ''] = text.split('\n', 1);
  const delimiter = delimiters.find((one) => heading.split(one).length > 2) ?? ',';
  const records = parse(text, {
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    columns: (heading: string[]) =>
      heading.map((cell) => {
        const name = cell.trim().toLowerCase().replaceAll(/\s+/g, '_');
        return columns[name] ?? name;
      }),
  }) as unknown as { record: Fields; info: { lines: number } }[];
  const [first] = records;
  if (first && !('id' in first.record && 'loan_amount' in first.record)) return null;
  return records.map(({ record, info }) => ({
    place: `line ${info.lines}`,
    loan: ofSnapshot(record),
  }));
}
