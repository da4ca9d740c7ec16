import { m } from '#app/messages/compiled/messages.js';
import { parseSync } from 'ofx-js';
import { z } from 'zod';
import { type Currency, exponentOf, isCurrency } from '#app/money/currencies.ts';
import { type Day, parseDay } from '#app/money/days.ts';
import { minorUnits } from '#app/money/money.ts';
import {
  type BankLine,
  type Statement,
  StatementProblem,
  daysOf,
  wordsOrNull,
} from './statement.ts';

/** One or several: the library makes a list only where there is more than one. */
const oneOrMore = <Shape extends z.ZodType>(shape: Shape) =>
  z
    .union([z.array(shape), shape])
    .optional()
    .transform((rows): z.output<Shape>[] => (Array.isArray(rows) ? rows : rows ? [rows] : []));

const words = z.string().optional();
const transaction = z.object({
  TRNTYPE: words,
  DTPOSTED: words,
  TRNAMT: words,
  FITID: words,
  NAME: words,
  PAYEE: z.object({ NAME: words }).optional(),
  MEMO: words,
  CHECKNUM: words,
  REFNUM: words,
  BANKACCTTO: z.object({ ACCTID: words }).optional(),
});
const statement = z.object({
  CURDEF: words,
  BANKACCTFROM: z.object({ ACCTID: words }).optional(),
  CCACCTFROM: z.object({ ACCTID: words }).optional(),
  BANKTRANLIST: z
    .union([
      z.object({ DTSTART: words, DTEND: words, STMTTRN: oneOrMore(transaction) }),
      z.string(),
    ])
    .optional()
    .transform((list) => (typeof list === 'object' ? list : { STMTTRN: [] })),
  LEDGERBAL: z.object({ BALAMT: words, DTASOF: words }).optional(),
});
const file = z.object({
  BANKMSGSRSV1: z
    .object({ STMTTRNRS: oneOrMore(z.object({ STMTRS: statement.optional() })) })
    .optional(),
  CREDITCARDMSGSRSV1: z
    .object({ CCSTMTTRNRS: oneOrMore(z.object({ CCSTMTRS: statement.optional() })) })
    .optional(),
});

/**
 * Reads OFX, of the older SGML and the newer XML. It says what an account closes with, not what it
 * opened with, so that its sum cannot be held against anything. `HOLD` is only pending.
 *
 * @throws StatementProblem, by line
 */
export function readOfx(text: string): Statement[] {
  const parsed = file.safeParse(parsedOfx(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const why = issue?.path.join('/') ?? '';
    throw new StatementProblem(1, (options) => m.statement_ofx_shape({ why }, options));
  }
  const { BANKMSGSRSV1: bank, CREDITCARDMSGSRSV1: card } = parsed.data;
  const statements = [
    ...(bank?.STMTTRNRS ?? []).map((one) => one.STMTRS),
    ...(card?.CCSTMTTRNRS ?? []).map((one) => one.CCSTMTRS),
  ].filter((one) => one !== undefined);
  if (statements.length === 0)
    throw new StatementProblem(1, (options) => m.statement_ofx_empty({}, options));
  const places = placesOf(text);
  return statements.map((one) => statementOf(one, places));
}

function parsedOfx(text: string): unknown {
  if ((text.match(/<OFX>/g) ?? []).length > 1) {
    throw new StatementProblem(1, (options) => m.statement_ofx_two({}, options));
  }
  // The library takes twice as long with each letter of a name that no OFX has.
  if (/<[\w.]{25,}/.test(text))
    throw new StatementProblem(1, (options) =>
      m.statement_ofx_not_readable({ why: m.statement_ofx_long_name({}, options) }, options),
    );
  try {
    return parseSync(text).OFX;
  } catch (error) {
    const why = (error as Error).message;
    throw new StatementProblem(1, (options) => m.statement_ofx_not_readable({ why }, options));
  }
}

/** The lines on which transactions begin, in their order: the library does not keep them. */
function placesOf(text: string): number[] {
  const places: number[] = [];
  let line = 1;
  for (const [found] of text.matchAll(/\n|<STMTTRN>/g)) {
    if (found === '\n') line += 1;
    else places.push(line);
  }
  return places;
}

function statementOf(read: z.output<typeof statement>, places: number[]): Statement {
  const code = read.CURDEF ?? '';
  if (!isCurrency(code))
    throw new StatementProblem(1, (options) => m.statement_no_currency({ text: code }, options));
  const lines = read.BANKTRANLIST.STMTTRN.flatMap((one) => {
    const line = places.shift() ?? 1;
    return one.TRNTYPE === 'HOLD' ? [] : [lineOf(one, code, line)];
  });
  const said = (text: string | undefined) => (text ? dayOf(text, 1) : null);
  const { DTSTART, DTEND } = { DTSTART: undefined, DTEND: undefined, ...read.BANKTRANLIST };
  const [end, asOf] = [said(DTEND), said(read.LEDGERBAL?.DTASOF)];
  // The balance of today is not what a month long ago closed with.
  const isOfEnd = end === null || asOf === null || asOf <= end;
  const closing = isOfEnd ? read.LEDGERBAL?.BALAMT : undefined;
  return {
    account: wordsOrNull(read.BANKACCTFROM?.ACCTID ?? read.CCACCTFROM?.ACCTID),
    currency: code,
    ...daysOf(lines, { from: said(DTSTART), to: end ?? asOf }),
    opening: null,
    closing: closing === undefined ? null : amountOf(closing, code, 1),
    lines,
  };
}

function lineOf(one: z.output<typeof transaction>, currency: Currency, line: number): BankLine {
  const name = wordsOrNull(one.NAME ?? one.PAYEE?.NAME);
  return {
    line,
    day: dayOf(one.DTPOSTED ?? '', line),
    amount: amountOf(one.TRNAMT ?? '', currency, line),
    currency,
    reference: wordsOrNull(one.REFNUM ?? one.CHECKNUM),
    name,
    otherAccount: wordsOrNull(one.BANKACCTTO?.ACCTID),
    text: wordsOrNull(one.MEMO) ?? name ?? '',
    bankReference: wordsOrNull(one.FITID),
  };
}

/** `20260301120000.000[-5:EST]`: the day is the bank's own. */
function dayOf(text: string, line: number): Day {
  const [, year, month, date] = /^(\d{4})(\d{2})(\d{2})/.exec(text.trim()) ?? [];
  const day = parseDay(`${year}-${month}-${date}`);
  if (!day)
    throw new StatementProblem(line, (options) =>
      m.statement_no_day_as({ text, example: '20260301 (DTPOSTED)' }, options),
    );
  return day;
}

/** OFX has no marks between thousands: what stands last, point or comma, is the decimal sign. */
function amountOf(text: string, currency: Currency, line: number): bigint {
  const bare = text.trim().replace(/^\+/, '');
  const point = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (/^-?\d{1,3}[.,]\d{3}$/.test(bare) && exponentOf(currency) < 3) {
    throw new StatementProblem(line, (options) =>
      m.statement_thousands_or_decimals({ text }, options),
    );
  }
  const whole = point < 0 ? bare : bare.slice(0, point).replace(/[.,]/g, '');
  const decimal = point < 0 ? whole : `${whole || '0'}.${bare.slice(point + 1)}`;
  const amount = minorUnits(decimal.replace(/^-\./, '-0.').replace(/\.$/, ''), currency);
  if (amount === null)
    throw new StatementProblem(line, (options) =>
      m.statement_no_amount({ text, currency }, options),
    );
  return amount;
}
