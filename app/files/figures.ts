import { type Currency, shownDecimalsOf } from '#app/money/currencies.ts';
import { type Day, parseDay } from '#app/money/days.ts';
import { minorUnits } from '#app/money/money.ts';

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

/**
 * An amount as people and banks write it: `1.234,56`, `(1,234.56)`, `1234.56-`, `1,234.56 DB`, `KES 100.00`.
 * @returns minor units; null where it is none
 */
export function figureOf(cell: string, currency: Currency, decimal: DecimalSign): bigint | null {
  const text = cell.replace(/[\s\u00a0\u202f']/g, '');
  const [, before = '', digits = '', after = ''] = /^([^\d.,]*)([\d.,]+)([^\d]*)$/.exec(text) ?? [];
  if (digits === '') return null;
  const group = decimal === ',' ? '.' : ',';
  const [whole = '', part, ...more] = digits.split(decimal);
  const groups = whole.split(group);
  const isGrouped = groups.slice(1).every((one) => /^\d{3}$/.test(one));
  if (more.length > 0 || !isGrouped || (part ?? '').includes(group)) return null;
  const size = minorUnits(`${groups.join('') || '0'}${part ? `.${part}` : ''}`, currency);
  if (size === null) return null;
  const isOut =
    /[-−(]/.test(before) || /[-−]/.test(after) || signOf(before) < 0 || signOf(after) < 0;
  return isOut ? -size : size;
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

const months = [
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'jan feb mär apr mei jun jul agu sep okt nov des',
  'ene fév maa avr mai jui jul agt set out peb dez',
].map((names) => names.split(' '));

/** A day as people and banks write it, with or without a time; null where it is none. */
export function dayOf(cell: string, order: DayOrder): Day | null {
  const text = cell.trim().replace(/^'/, '');
  const [, first = '', second = '', third = ''] =
    /^(\d{1,4})[-./ ](\d{1,2}|[A-Za-zäé]{3,9}\.?)[-./ ](\d{2,4})(?!\d)/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    [];
  const named = monthOf(second);
  const [year, month, day] =
    first.length === 4
      ? [first, named ?? second, third]
      : named !== null || order !== 'mdy'
        ? [third, named ?? second, first]
        : [third, first, second];
  const century = year.length === 2 ? `20${year}` : year;
  return parseDay(`${century}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
}

function monthOf(word: string): string | null {
  const start = word.slice(0, 3).toLowerCase();
  const index = months.map((names) => names.indexOf(start)).find((at) => at >= 0);
  return index === undefined || index < 0 ? null : String(index + 1);
}

/** The order of day and month in a column; null where every cell can be read both ways. */
export function daysOfColumn(cells: readonly string[]): DayOrder | null {
  const said = new Set<DayOrder>();
  // Only whole days have a say: a note below may begin with any number.
  const wholeDay = /^'?(\d{1,4}[-./ ](\d{1,2}|[A-Za-zäé]{3,9}\.?)[-./ ]\d{2,4}(?!\d)|\d{8}$)/;
  for (const cell of cells.filter((one) => wholeDay.test(one.trim()))) {
    const [, first = '', second = ''] =
      /^(\d{1,4})[-./ ]?(\d{1,2}|[A-Za-zä]+)/.exec(cell.trim()) ?? [];
    if (first.length === 4) said.add('ymd');
    else if (/[A-Za-z]/.test(second) || Number(first) > 12) said.add('dmy');
    else if (Number(second) > 12) said.add('mdy');
  }
  return said.size === 1 ? ([...said][0] ?? null) : null;
}
