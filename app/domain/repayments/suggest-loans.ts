import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { isoDay } from '#app/money/days.ts';
import { lastDayOf } from '#app/money/periods.ts';
import { total } from '#app/money/share-out.ts';
import { minorUnits } from '#app/money/money.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import type { JudgedLine } from './judged-line.ts';

/** A loan that a line of a statement may be for, and why. */
export interface Suggestion {
  /** The partner's number of the loan, or our address. */
  readonly reference: string;
  readonly name: string;
  readonly why: 'payer' | 'name' | 'instalment';
  /** Of the instalment that is that much; null for other reasons. */
  readonly dueOn: string | null;
}

const most = 3;

/**
 * For lines of a statement that name no loan: whose earlier payments came from the same payer, whose
 * name stands in the line, or of whom just that sum is due by the month's end. Nothing is taken for
 * granted: somebody has to choose.
 */
export async function suggestLoans(
  lines: readonly JudgedLine[],
  asked: { partnerId: number; period: string },
): Promise<Map<number, Suggestion[]>> {
  if (lines.length === 0) return new Map();
  const loans = await candidates(asked);
  return new Map(
    lines.map(({ line, written }) => {
      const payer = written.paidBy?.toLowerCase() ?? '';
      const words = wordsOf(written.names ?? '');
      const found = loans.flatMap((loan): Suggestion[] => {
        const { reference, name } = loan;
        const amount = minorUnits(written.amount, loan.currency);
        const due = loan.due.find((row) => row.amount === amount);
        const why =
          payer && loan.payers.has(payer)
            ? 'payer'
            : words.has(loan.firstName)
              ? 'name'
              : due
                ? 'instalment'
                : null;
        return why ? [{ reference, name, why, dueOn: due?.on ?? null }] : [];
      });
      const rank = { payer: 0, name: 1, instalment: 2 };
      return [line, found.toSorted((a, b) => rank[a.why] - rank[b.why]).slice(0, most)];
    }),
  );
}

const wordsOf = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu) ?? []);

async function candidates({ partnerId, period }: { partnerId: number; period: string }) {
  const loans = await db().loan.findMany({
    where: { partnerId, status: { in: ['in_repayment', 'defaulted'] } },
    include: {
      borrower: true,
      instalments: { orderBy: { number: 'asc' } },
      repaymentLines: {
        where: { NOT: { report: { period } } },
        select: { localAmount: true, paidBy: true },
      },
    },
    orderBy: { id: 'asc' },
  });
  const end = lastDayOf(period);
  return loans.map((loan) => {
    let paid = total(loan.repaymentLines.map((row) => row.localAmount));
    const due = loan.instalments.flatMap((row) => {
      const covered = paid < row.localPrincipal ? paid : row.localPrincipal;
      paid -= covered;
      const on = isoDay(row.dueOn);
      const open = row.localPrincipal - covered;
      if (open === 0n || on > end) return [];
      // People pay the interest with it.
      return [open, open + row.localInterest].map((amount) => ({ on, amount }));
    });
    return {
      reference: loan.externalId ?? loan.slug,
      name: borrowerName(loan.borrower),
      firstName: loan.borrower.firstName.toLowerCase(),
      currency: asCurrency(loan.localCurrency),
      payers: new Set(loan.repaymentLines.flatMap((row) => row.paidBy?.toLowerCase() ?? [])),
      due,
    };
  });
}
