import { readFile } from 'node:fs/promises';
import {
  type KivaLoan,
  type KivaProblem,
  readKivaLoans,
} from '#app/domain/drafts/read-kiva-loans.ts';
import { draftRefusal } from '#app/domain/drafts/loan-draft-rules.ts';
import { isoDay } from '#app/money/days.ts';
import { now } from '#app/platform/clock.ts';
import { demoRates } from './rates.ts';
import { draftOfKivaLoan, rateOf } from './draft-of-kiva-loan.ts';

/** A file that cannot be used; the message says what to mend. */
export class UnusableFile extends Error {}

const shownAtMost = 20;

/** A rate that is this many times another one is a slip of a point, or of a currency. */
const mostTimes = 20;

/**
 * The loans of a file that the story can tell. What is left out, or comes in otherwise than the file
 * has it, is said to the person, and not among what the story prints.
 *
 * @throws UnusableFile where none came in
 */
export async function readLoanFile(file: string): Promise<KivaLoan[]> {
  const text = await readFile(file, 'utf8').catch((error: Error) => {
    throw new UnusableFile(`${file} cannot be read: ${error.message}`);
  });
  const read = readKivaLoans(text);
  const all = 'loans' in read ? read.loans : [];
  const judged = all.map((loan) => ({ loan, why: whyNot(loan) }));
  const loans = judged.flatMap(({ loan, why }) => (why === null ? [loan] : []));
  const leftOut = [
    ...('loans' in read ? read.leftOut : read.problems),
    ...judged.flatMap(({ loan, why }): KivaProblem[] =>
      why === null ? [] : [{ place: `loan ${loan.id}`, detail: why }],
    ),
  ];
  if (loans.length === 0) {
    const shown = lines(leftOut).map((line) => `  ${line}`);
    throw new UnusableFile(`${file} cannot be imported; nothing was written.\n${shown.join('\n')}`);
  }
  for (const line of lines(leftOut)) console.error(`left out: ${line}`);
  for (const line of lines('loans' in read ? read.noted : [])) console.error(`note: ${line}`);
  return loans;
}

/** Why the story could not tell a loan that could be read; null where it can. */
function whyNot(loan: KivaLoan): string | null {
  if (rateOf(loan) === null) {
    return `says no sum in ${loan.localCurrency}, and there is no demo rate for that currency`;
  }
  const [ours, usual] = [rateOf(loan), demoRates.get(loan.localCurrency)];
  const times = ours && usual ? Number(ours) / Number(usual) : 1;
  if (times > mostTimes || times < 1 / mostTimes) {
    return `its two sums come to ${ours} ${loan.localCurrency} for a dollar; about ${usual} is usual`;
  }
  try {
    return draftRefusal(draftOfKivaLoan(loan, isoDay(now())));
  } catch (error) {
    return (error as Error).message;
  }
}

function lines(problems: readonly KivaProblem[]): string[] {
  const shown = problems.slice(0, shownAtMost).map(({ place, detail }) => `${place}: ${detail}`);
  const more = problems.length - shown.length;
  return more > 0 ? [...shown, `and ${more} more like these`] : shown;
}
