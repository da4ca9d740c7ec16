import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { FileLoan } from '#app/domain/repayments/file-loans.ts';
import type { JudgedLine } from '#app/domain/repayments/judged-line.ts';
import { judgeLines } from '#app/domain/repayments/judge-lines.ts';
import { leftOutWords } from '#app/domain/repayments/left-out-words.ts';
import { lineWords, verdictOf } from '#app/domain/repayments/line-words.ts';
import { isWorkbook } from '#app/files/workbook.ts';
import { fileText } from '#app/domain/repayments/file-text.ts';
import { isSerial } from '#app/files/written-days.ts';
import type { ReportedLine } from '#app/domain/repayments/reported-line.ts';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';
import { m } from '#app/messages/compiled/messages.js';
import { isCurrency } from '#app/money/currencies.ts';
import { parseDay } from '#app/money/days.ts';
import { decimalOf, minorUnits } from '#app/money/money.ts';
import { isPeriod } from '#app/money/periods.ts';
import { runCommand } from '#app/platform/run-command.ts';
import { refusalInWords } from './file-refusals.ts';

const word = z.union([z.string(), z.number()]).transform(String);
const listed = z.array(
  z
    .strictObject({
      number: word,
      currency: z.string().refine(isCurrency, 'is no currency that we know'),
      outstanding: word,
      lent: word,
      disbursed_on: z
        .string()
        .refine((text) => parseDay(text) !== null, 'is no day, as 2026-03-31')
        .nullish(),
      figure: z.enum(['amount', 'cumulative', 'outstanding']).default('amount'),
    })
    .transform((row, context): FileLoan => {
      const amount = (name: 'outstanding' | 'lent') => {
        const read = minorUnits(row[name], row.currency);
        if (read === null || read < 0n)
          context.addIssue({ code: 'custom', path: [name], message: `is no amount: ${row[name]}` });
        return read ?? 0n;
      };
      return {
        id: 0,
        number: row.number,
        address: null,
        currency: row.currency,
        lent: amount('lent'),
        outstanding: amount('outstanding'),
        disbursedOn: row.disbursed_on ?? null,
        figure: row.figure,
        isInRepayment: true,
      };
    }),
);

/**
 * `npm run repayments:read -- FILE --loans LOANS.json [--month 2026-11]`: what a partner's file of
 * repayments is understood as, as JSON on standard output; the page of a report uses the same reader.
 * Exit 1, in words, when nothing could be read.
 */
async function main(): Promise<number> {
  const asked = options();
  if ('problem' in asked) return say(asked.problem);
  const { file, loansFile, month } = asked;
  const loans = await loansIn(loansFile);
  if ('problem' in loans) return say(loans.problem);
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return say((error as Error).message);
  }
  const [first] = loans.list;
  const text = isWorkbook(bytes) ? await fileText(bytes) : { text: bytes };
  if ('several' in text)
    return say(`${file}: ${m.refused_workbook_has_several_sheets()} (${text.several.join(', ')})`);
  const read = readRepayments(text.text, {
    prefers: [first?.figure ?? 'amount'],
    currency: first?.currency,
  });
  if ('refused' in read) return say(`${file}: ${refusalInWords(read)}`);
  const decimal = read.decimal ?? null;
  const judged = judgeLines(read.lines, loans.list, { month, decimal });
  const isNothing = judged.lines.length + judged.zeros.length === 0 && judged.others.length > 0;
  if (isNothing) return say(`${file}: ${m.report_names_no_loan()}`);
  const leftOut = [
    ...read.leftOut.map((row) => ({ line: row.line, words: leftOutWords(row) })),
    ...judged.others.map(({ line, written: { names = '' } }) => {
      return { line, words: m.report_left_out_other({ line, words: names }) };
    }),
    ...judged.zeros.map(({ line }) => ({ line, words: m.report_left_out_zero({ line }) })),
  ].toSorted((one, other) => one.line - other.line);
  const understood = {
    columns: named(read.columns),
    decimal: judged.decimal,
    days: judged.days ?? daysWritten(read.lines),
    left_out: leftOut,
  };
  console.log(JSON.stringify({ understood, lines: judged.lines.map(written) }, null, 1));
  return 0;
}

const say = (words: string): 1 => {
  console.error(words);
  return 1;
};

const usage = 'npm run repayments:read -- FILE --loans LOANS.json [--month 2026-11]';

function options() {
  try {
    const { values, positionals } = parseArgs({
      options: { loans: { type: 'string' }, month: { type: 'string' } },
      allowPositionals: true,
    });
    const [file] = positionals;
    if (!file || !values.loans) return { problem: `Name a file and the loans: ${usage}` };
    if (values.month !== undefined && !isPeriod(values.month))
      return { problem: `"${values.month}" is no month, as 2026-11.` };
    return { file, loansFile: values.loans, month: values.month ?? null };
  } catch (error) {
    return { problem: `${(error as Error).message} ${usage}` };
  }
}

async function loansIn(file: string): Promise<{ list: FileLoan[] } | { problem: string }> {
  try {
    const parsed = listed.safeParse(JSON.parse(await readFile(file, 'utf8')));
    if (parsed.success)
      return { list: parsed.data.map((loan, index) => ({ ...loan, id: index + 1 })) };
    const [issue] = parsed.error.issues;
    return { problem: `${file}: ${issue?.path.join('.')}: ${issue?.message}` };
  } catch (error) {
    return { problem: `${file}: ${(error as Error).message}` };
  }
}

/** `paid_on`, as the file formats of the field write names. */
function named(columns: object): Record<string, string> {
  const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return Object.fromEntries(
    Object.entries(columns).map(([name, heading]) => [snake(name), String(heading)]),
  );
}

/** How days are written where no order of day and month had to be decided. */
function daysWritten(lines: readonly ReportedLine[]): 'serial' | 'ymd' | null {
  const [first] = lines.flatMap(({ paidOn }) => paidOn ?? []);
  if (first === undefined) return null;
  return isSerial(first) ? 'serial' : /^\d{4}/.test(first) ? 'ymd' : null;
}

function written(line: JudgedLine) {
  const { loan, paid, paidOn } = line;
  const isKnown = loan !== null && paid !== null && !line.error && !line.asks;
  return {
    line: line.line,
    loan: line.written.loan || (loan?.number ?? ''),
    paid_on: paidOn,
    amount: isKnown ? decimalOf({ amount: paid, currency: loan.currency }) : null,
    verdict: verdictOf(line),
    words: lineWords(line),
  };
}

await runCommand(main);
