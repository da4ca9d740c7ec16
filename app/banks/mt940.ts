import { m } from '#app/messages/compiled/messages.js';
import { type Currency, isCurrency } from '#app/money/currencies.ts';
import { type Day, daysBetween, parseDay } from '#app/money/days.ts';
import { minorUnits } from '#app/money/money.ts';
import {
  type BankLine,
  type Statement,
  StatementProblem,
  assertAddsUp,
  daysOf,
  wordsOrNull,
} from './statement.ts';

interface Field {
  readonly tag: string;
  readonly text: string;
  readonly line: number;
}

/**
 * Reads MT940, SWIFT's customer statement. A field goes on until the next tag; `:86:` belongs to the
 * `:61:` before it. `RC` and `RD` take a credit or a debit back; `EC` and `ED` are only expected.
 *
 * @throws StatementProblem, by line
 */
export function readMt940(text: string): Statement[] {
  const statements: Field[][] = [];
  for (const field of fieldsOf(text)) {
    const isNext =
      field.tag === '20' || (/^(25P?|60[FM])$/.test(field.tag) && hasClosed(statements));
    if (isNext || statements.length === 0) statements.push([]);
    statements.at(-1)?.push(field);
  }
  const read = statements.filter((fields) => fields.some(({ tag }) => tag.startsWith('60')));
  if (read.length === 0)
    throw new StatementProblem(1, (options) => m.statement_no_opening({}, options));
  return read.map(statementOf);
}

/** Some banks put several accounts under one `:20:`. */
const hasClosed = (statements: readonly Field[][]) =>
  statements.at(-1)?.some(({ tag }) => /^62[FM]$/.test(tag)) ?? false;

function fieldsOf(text: string): Field[] {
  const fields: { tag: string; text: string; line: number }[] = [];
  for (const [index, row] of text.split(/\r\n|\r|\n/).entries()) {
    const [, tag, first] = /^:(\d\d[A-Z]?):(.*)$/.exec(row) ?? [];
    if (tag !== undefined) fields.push({ tag, text: first ?? '', line: index + 1 });
    // `-` and `-}` end a message; `{1:...}` begins one.
    else if (/^(-\}?|\{.*)?$/.test(row)) continue;
    else {
      const last = fields.at(-1);
      if (last) last.text += `\n${row}`;
    }
  }
  return fields;
}

function statementOf(fields: readonly Field[]): Statement {
  const first = (pattern: RegExp) => fields.find(({ tag }) => pattern.test(tag));
  const opens = first(/^60[FM]$/);
  if (!opens)
    throw new StatementProblem(fields[0]?.line ?? 1, (options) =>
      m.statement_no_opening({}, options),
    );
  const { amount: opening, currency } = balanceOf(opens);
  const closes = fields.findLast(({ tag }) => /^62[FM]$/.test(tag));
  const closing = closes ? balanceOf(closes) : null;
  if (closing && closing.currency !== currency) {
    const said = { one: currency, other: closing.currency };
    throw new StatementProblem(closes?.line ?? 1, (options) =>
      m.statement_two_currencies(said, options),
    );
  }
  const lines = fields.flatMap((field, index) => {
    const next = fields[index + 1];
    const about = next?.tag === '86' ? next.text : '';
    return field.tag === '61' ? (lineOf(field, about, currency) ?? []) : [];
  });
  const account = wordsOrNull(first(/^25P?$/)?.text);
  const days = daysOf(lines, { to: closing?.day ?? null });
  const read = { account, currency, ...days, opening, closing: closing?.amount ?? null, lines };
  assertAddsUp(read, closes?.line ?? opens.line);
  return read;
}

/** `C260301EUR1234,56` */
function balanceOf({ text, line }: Field): { day: Day | null; amount: bigint; currency: Currency } {
  const [, side, day, code = '', size = ''] =
    /^([CD])(\d{6})([A-Z]{3})([\d,]+)/.exec(text.trim()) ?? [];
  if (!side || !day) {
    throw new StatementProblem(line, (options) =>
      m.statement_no_balance({ text: text.trim() }, options),
    );
  }
  if (!isCurrency(code))
    throw new StatementProblem(line, (options) => m.statement_no_currency({ text: code }, options));
  const amount = sizeOf(size, code, line);
  const on = parseDay(`20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`);
  return { day: on, amount: side === 'D' ? -amount : amount, currency: code };
}

const lineShape =
  /^(\d{6})(\d{4})?(R[CD]|E[CD]|[CD])([A-Z])?(\d[\d,]*)([A-Z][A-Z\d]{3})([^\n]*)(?:\n([^]*))?$/;

/** `2603010302C100,00NTRFNONREF//B123`; null where it is only expected. */
function lineOf(field: Field, about: string, currency: Currency): BankLine | null {
  const match = lineShape.exec(field.text.trim());
  if (!match) {
    const [first = ''] = field.text.split('\n');
    throw new StatementProblem(field.line, (options) =>
      m.statement_no_mt940_line({ text: first }, options),
    );
  }
  const [, value = '', booked, side = '', , size = '', , rest = '', more] = match;
  if (side.startsWith('E')) return null;
  const amount = sizeOf(size, currency, field.line);
  const isIn = side === 'C' || side === 'RD';
  const [own = '', bank] = rest.split('//');
  const { reference, name, text, otherAccount } = aboutOf(about);
  const isWord = /^(NONREF|EREF|PREF|MREF|MARF|KREF|BREF)\+?$/.test(own.trim());
  const free = isWord ? null : wordsOrNull(own);
  return {
    line: field.line,
    day: bookedDay(value, booked, field.line),
    amount: isIn ? amount : -amount,
    currency,
    reference: reference ?? free,
    name,
    otherAccount,
    text: text ?? wordsOrNull(more) ?? '',
    bankReference: wordsOrNull(bank),
  };
}

function sizeOf(text: string, currency: Currency, line: number): bigint {
  const size = minorUnits(text.replace(/,$/, '').replace(',', '.'), currency);
  if (size === null)
    throw new StatementProblem(line, (options) =>
      m.statement_no_amount({ text, currency }, options),
    );
  return size;
}

/** The booking day has no year: it is the one nearest to the day of value. */
function bookedDay(value: string, booked: string | undefined, line: number): Day {
  const year = Number(value.slice(0, 2)) + (Number(value.slice(0, 2)) < 70 ? 2000 : 1900);
  const valued = parseDay(`${year}-${value.slice(2, 4)}-${value.slice(4, 6)}`);
  if (!valued)
    throw new StatementProblem(line, (options) =>
      m.statement_no_day_as({ text: value, example: '260301' }, options),
    );
  if (!booked) return valued;
  const near = [year - 1, year, year + 1]
    .map((each) => parseDay(`${each}-${booked.slice(0, 2)}-${booked.slice(2, 4)}`))
    .filter((day) => day !== null)
    .sort((a, b) => Math.abs(daysBetween(a, valued)) - Math.abs(daysBetween(b, valued)));
  const [day] = near;
  if (!day)
    throw new StatementProblem(line, (options) =>
      m.statement_no_day_of_year({ text: booked }, options),
    );
  return day;
}

/** `:86:` is free text, or parts by `?20`, or by `/REMI/`; banks agree on no more than that. */
function aboutOf(about: string) {
  const joined = about.replace(/\n/g, '');
  if (/^\d{3}\?\d\d/.test(joined)) return byNumbers(joined);
  if (/^\/[A-Z]{2,8}\//.test(joined)) return byWords(joined);
  const text = wordsOrNull(about.replace(/\n/g, ' '));
  return { reference: null, name: null, otherAccount: null, text };
}

function byNumbers(about: string) {
  const parts = about.split(/\?(?=\d\d)/).slice(1);
  const of = (wanted: (number: number) => boolean) =>
    parts
      .filter((part) => wanted(Number(part.slice(0, 2))))
      .map((part) => part.slice(2))
      .join('');
  const purpose = of((number) => (number >= 20 && number <= 29) || (number >= 60 && number <= 63));
  const marked = (word: string) =>
    wordsOrNull(new RegExp(`${word}\\+(.*?)(?=[A-Z]{4}\\+|$)`).exec(purpose)?.[1]);
  const endToEnd = marked('EREF');
  return {
    reference: endToEnd === 'NOTPROVIDED' ? null : endToEnd,
    name: wordsOrNull(of((number) => number === 32 || number === 33)),
    otherAccount: wordsOrNull(of((number) => number === 31)),
    text: marked('SVWZ') ?? wordsOrNull(purpose),
  };
}

/** The words that part `:86:`; others between strokes are somebody's own. */
const keys =
  'EREF|CNTP|REMI|NAME|IBAN|BIC|TRTP|TRCD|MARF|CSID|PREF|IREF|RTRN|PURP|ORDP|BENM|ULTC|ULTD|ULTB|SVCL|CHGS|EXCH|ISDT';

/** Without the strokes that end it. */
const said = (part: string | undefined) => wordsOrNull(part?.replace(/\/+$/, ''));

function byWords(about: string) {
  const parts = new Map(
    [...about.matchAll(new RegExp(`/(${keys})/(.*?)(?=/(?:${keys})/|$)`, 'g'))].map(
      ([, word = '', said = '']) => [word, said],
    ),
  );
  const endToEnd = said(parts.get('EREF'));
  return {
    reference: endToEnd === 'NOTPROVIDED' ? null : endToEnd,
    // `/CNTP/account/bank/name/town/`
    name: wordsOrNull(parts.get('NAME') ?? parts.get('CNTP')?.split('/')[2]),
    otherAccount: wordsOrNull(said(parts.get('IBAN')) ?? parts.get('CNTP')?.split('/')[0]),
    text: said(parts.get('REMI')?.replace(/^USTD\/+/, '')),
  };
}
