import { type Currency, shownDecimalsOf } from '#app/money/currencies.ts';
import { type Day, parseDay } from '#app/money/days.ts';
import { minorUnits } from '#app/money/money.ts';
import { moneyNamed } from './money-words.ts';

/** The sign that parts the decimals. */
export type DecimalSign = '.' | ',';

/** In which order day, month and year stand. */
export type DayOrder = 'dmy' | 'mdy' | 'ymd';

/** Which way money went, as banks say it beside an amount: the whole cell, and no other word. */
const outWords =
  /^(d|db|dr|deb|dbit|debit|d[ée]bit|debet|soll|s|af|out|keluar|withdrawal|payment out)$/i;
const inWords =
  /^(c|cr|k|kr|crdt|cred|credit|cr[ée]dit|kredit|haben|h|bij|in|masuk|deposit|payment in)$/i;

/** The sign that a word beside an amount gives it; 0 when it says nothing. */
export function signOf(word: string): -1 | 0 | 1 {
  const bare = word.replace(/[.\s]+$/, '').trim();
  if (outWords.test(bare)) return -1;
  return inWords.test(bare) ? 1 : 0;
}

/** A cell as a figure and what stands around it; null where there is none, or several. */
function figureIn(cell: string): { before: string; digits: string; after: string } | null {
  const text = asciiDigits(cell).replace(/[\s\u00a0\u202f'’]/g, '');
  // A word for money may end in a point: `Rp. 1.250.000`.
  const [, before = '', digits = '', after = ''] =
    /^((?:[^\d.,]+\.?)?)(\d[\d.,]*|[.,]\d+)([^\d]*)$/.exec(text) ?? [];
  return digits === '' ? null : { before, digits, after };
}

/** Arabic and Persian figures as ours, and no marks that nobody sees. */
const asciiDigits = (text: string) =>
  text
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '');

/** What stands beside a figure, without its sign. */
const withoutSign = (text: string) => text.replace(/[-−+()]/g, '');

/**
 * An amount as people and banks write it: `1.234,56`, `(1,234.56)`, `1234.56-`, `1,234.56 DB`, `KES 100.00`,
 * `1,50,000.00`. A word beside it that is neither the money's nor a sign makes it none: it may be a size.
 *
 * @returns minor units; null where it is none
 */
export function figureOf(cell: string, currency: Currency, decimal: DecimalSign): bigint | null {
  const found = figureIn(cell);
  if (found === null) return null;
  const { before, digits, after } = found;
  const isKnown = [before, after].map(withoutSign).every((word) => {
    return (signOf(word) !== 0 && !/^[khs]$/i.test(word)) || moneyNamed(word, currency) === 'own';
  });
  // `150k` is a size, where K is the money's sign, too.
  if (!isKnown || /^k$/i.test(withoutSign(after))) return null;
  const group = decimal === ',' ? '.' : ',';
  const [whole = '', part, ...more] = digits.split(decimal);
  if (more.length > 0 || part === '' || !isGrouped(whole.split(group)) || part?.includes(group))
    return null;
  const size = minorUnits(
    `${whole.replaceAll(group, '') || '0'}${part ? `.${part}` : ''}`,
    currency,
  );
  if (size === null) return null;
  const isOut =
    /[-−(]/.test(before) || /[-−]/.test(after) || signOf(before) < 0 || signOf(after) < 0;
  return isOut ? -size : size;
}

/** Three by three, or in India two by two before the last three. */
function isGrouped(groups: readonly string[]): boolean {
  const [first = '', ...rest] = groups;
  if (rest.length === 0) return true;
  const isLast = (index: number) => index === rest.length - 1;
  const inThrees = /^[1-9]\d{0,2}$/.test(first) && rest.every((one) => /^\d{3}$/.test(one));
  const inTwos =
    /^[1-9]\d?$/.test(first) &&
    rest.every((one, index) => (isLast(index) ? /^\d{3}$/ : /^\d{2}$/).test(one));
  return inThrees || inTwos;
}

/** The mark of a figure that may part thousands or decimals: one, with three digits behind it. */
export function doubtfulMark(cell: string): DecimalSign | null {
  const [, mark] = /^[1-9]\d{0,2}([.,])\d{3}$/.exec(figureIn(cell)?.digits ?? '') ?? [];
  return mark === '.' || mark === ',' ? mark : null;
}

/** Whether a figure says that its money is another. */
export function isOtherMoney(cell: string, currency: Currency): boolean {
  const found = figureIn(cell);
  return (
    found !== null &&
    [found.before, found.after].some(
      (word) =>
        moneyNamed(withoutSign(word), currency) === 'other' && signOf(withoutSign(word)) === 0,
    )
  );
}

/**
 * The decimal sign of a column of figures; null where they do not say. Where both signs stand in one
 * figure, or one of them stands twice, or not before three digits, it is decided.
 */
export function decimalOfColumn(cells: readonly string[], currency: Currency): DecimalSign | null {
  const said = new Set<DecimalSign>();
  for (const cell of cells) {
    const digits = cell.replace(/[^\d.,]/g, '');
    const [point, comma] = [digits.lastIndexOf('.'), digits.lastIndexOf(',')];
    if (point >= 0 && comma >= 0) said.add(point > comma ? '.' : ',');
    else if (point >= 0 || comma >= 0) {
      const mark = point >= 0 ? '.' : ',';
      const parts = digits.split(mark);
      const isGroups = parts.slice(1).every((one) => one.length === 3);
      if (!isGroups) said.add(mark);
      // Twice, or of a currency that nobody writes with decimals: it parts thousands.
      else if (parts.length > 2 || shownDecimalsOf(currency) === 0) {
        said.add(mark === '.' ? ',' : '.');
      }
    }
  }
  if (said.size === 0) return cells.some((cell) => /[.,]/.test(cell)) ? null : '.';
  return said.size === 1 ? ([...said][0] ?? null) : null;
}

const monthNames = [
  'jan january januari janvier enero ene janeiro januar janner jaenner',
  'feb february februari fevrier fev febrero fevereiro februar pebruari peb',
  'mar march maret mars marzo marco marz maerz mrz maart mrt',
  'apr april avril avr abril abr',
  'may mei mai mayo maio',
  'jun june juni juin junio junho',
  'jul july juli juillet juil julio julho',
  'aug august agustus augustus agu agt ags aout aou agosto ago',
  'sep sept september septembre septiembre setiembre setembro set',
  'oct october oktober okt octobre octubre outubro out',
  'nov november novembre noviembre novembro nopember nop',
  'dec december desember des dezember dez decembre diciembre dic dezembro',
].map((names) => names.split(' '));

function monthOf(word: string): string | null {
  const plain = word
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f.]/g, '');
  const index = monthNames.findIndex((names) => names.includes(plain));
  return index < 0 ? null : String(index + 1);
}

/** Only a time may follow a day: two days are a span, and neither of them. */
const end = String.raw`(?:$|[T,\s-]+\d{1,2}[:h.]\d{2}.*$|Z$)`;
const numeric = new RegExp(String.raw`^(\d{1,4})[-./ ](\d{1,2})[-./ ](\d{2,4})${end}`);
const bareDay = new RegExp(String.raw`^(\d{4})(\d{2})(\d{2})${end}`);
const named = new RegExp(
  String.raw`^(\d{1,4})(?:st|nd|rd|th|er|º|ª|\.)?[-./ ]*(?:de )?(\p{L}{3,10})\.?(?:[-./, ]+(?:de |del )?(\d{2,4}))?${end}`,
  'iu',
);
const monthNamed = new RegExp(
  String.raw`^(\p{L}{3,10})\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?${end}`,
  'iu',
);

/**
 * A day as people and banks write it, with or without a time; null where it is none.
 *
 * @param year of a day that is written without one
 */
export function dayOf(cell: string, order: DayOrder, year?: string): Day | null {
  const text = tidyDay(cell);
  const byName = namedDay(text, year);
  if (byName) return byName;
  const [, first = '', second = '', third = ''] = numeric.exec(text) ?? bareDay.exec(text) ?? [];
  if (first === '') return null;
  if (first.length === 4) return dayFrom(first, second, third);
  return order === 'mdy' ? dayFrom(third, first, second) : dayFrom(third, second, first);
}

/** Without a weekday before it, and without marks that nobody sees. */
function tidyDay(cell: string): string {
  const text = asciiDigits(cell).trim().replace(/^'/, '');
  const [, word = '', rest = ''] = /^(\p{L}+)\.?,?\s+(.*)$/u.exec(text) ?? [];
  return word !== '' && monthOf(word) === null ? rest : text;
}

function namedDay(text: string, otherwise: string | undefined): Day | null {
  const [, day = '', month = '', year = otherwise ?? ''] = named.exec(text) ?? [];
  const inMonth = monthOf(month);
  if (inMonth) return day.length === 4 ? dayFrom(day, inMonth, year) : dayFrom(year, inMonth, day);
  const [, name = '', date = '', ofYear = otherwise ?? ''] = monthNamed.exec(text) ?? [];
  const first = monthOf(name);
  return first ? dayFrom(ofYear, first, date) : null;
}

function dayFrom(year: string, month: string, day: string): Day | null {
  if (year.length !== 2 && year.length !== 4) return null;
  const century = year.length === 2 ? `20${year}` : year;
  return parseDay(`${century}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Whether a day says its month by name, or its year first: then nobody has to ask. */
export const isPlainDay = (cell: string): boolean =>
  /^\d{4}\D|^\d{8}$/.test(tidyDay(cell)) || namedDay(tidyDay(cell), '2000') !== null;

/** The order of day and month in a column; null where every cell can be read both ways. */
export function daysOfColumn(cells: readonly string[]): DayOrder | null {
  const said = new Set<DayOrder>();
  let isDoubtful = false;
  let isPlain: DayOrder | null = null;
  for (const cell of cells.map(tidyDay)) {
    if (isPlainDay(cell)) {
      isPlain = /^\d{4}/.test(cell) ? 'ymd' : 'dmy';
      continue;
    }
    // Only whole days have a say: a note below may begin with any number.
    const [, first = '', second = ''] = numeric.exec(cell) ?? [];
    if (first === '') continue;
    if (Number(first) > 12) said.add('dmy');
    else if (Number(second) > 12) said.add('mdy');
    else isDoubtful = true;
  }
  const [only, ...others] = said;
  if (only) return others.length === 0 && isPlain !== 'ymd' ? only : null;
  return isDoubtful ? null : isPlain;
}
