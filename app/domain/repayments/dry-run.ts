import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { db } from '#app/platform/db.ts';
import { type AskedReport, checkRepayments } from './check-repayments.ts';
import type { JudgedFile } from './judge-lines.ts';
import { lineWords, verdictOf } from './line-words.ts';
import { suggestLoans } from './suggest-loans.ts';
import { isUnusual, usualRows } from './usual-rows.ts';

/** What a report would say if it were saved now. Nothing is written, and nothing is promised. */
export async function dryRun(request: AskedReport): Promise<JudgedFile> {
  return checkRepayments(db(), request);
}

/** The same as people read it: each line with its loan's borrower, and in words what there is to say. */
export async function dryRunPage(request: AskedReport) {
  const judged = await dryRun(request);
  const suggestions = await suggestLoans(judged.others, request);
  const usual = await usualRows(db(), request);
  const today = judged.lines.length;
  const names = await borrowersOf(judged.lines.flatMap(({ loan }) => loan?.id ?? []));
  return {
    lines: judged.lines.map((line) => ({
      line: line.line,
      written: { ...line.written, loan: line.written.loan || (line.loan?.number ?? '') },
      name: (line.loan && names.get(line.loan.id)) ?? null,
      currency: line.loan?.currency ?? null,
      paidOn: line.paidOn,
      paid: line.paid,
      verdict: verdictOf(line),
      words: lineWords(line),
    })),
    zeros: judged.zeros.map(({ line }) => line),
    others: judged.others.map(({ line, written }) => ({
      line,
      words: written.names ?? '',
      amount: written.amount,
      suggestions: suggestions.get(line) ?? [],
    })),
    asks: questionsIn(judged),
    /** Where the file is of another length than the months before. */
    length: usual !== null && isUnusual(today, usual) ? { usual, today } : null,
  };
}

export type DryRunPage = Awaited<ReturnType<typeof dryRunPage>>;

/** What somebody has to say before the file can be saved, each with the first cell that it is about. */
function questionsIn({ lines }: JudgedFile) {
  const amount = lines.find(({ asks }) => asks === 'amount_could_be_two');
  const day = lines.find(({ asks }) => asks === 'day_could_be_two');
  return {
    amount: amount && {
      text: amount.written.amount,
      either: amount.about.either ?? [0n, 0n],
      currency: amount.loan?.currency ?? 'USD',
    },
    day: day && { text: day.written.paidOn ?? '', either: day.eitherDay ?? ['', ''] },
  };
}

async function borrowersOf(loanIds: readonly number[]): Promise<Map<number, string>> {
  const loans = await db().loan.findMany({
    where: { id: { in: [...loanIds] } },
    select: { id: true, borrower: true },
  });
  return new Map(loans.map(({ id, borrower }) => [id, borrowerName(borrower)]));
}
