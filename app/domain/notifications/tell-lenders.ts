import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { enqueueAll } from '#app/jobs/enqueue.ts';
import type { Tx } from '#app/platform/db.ts';

interface Told {
  readonly template: MailTemplate;
  readonly loanId: number;
  /** Where it is about something of the loan: its news. */
  readonly subjectId?: number;
  /** Whoever watches the loan hears of it, too. */
  readonly tellsWatchers?: boolean;
  readonly key: string;
  readonly now: Date;
}

/**
 * Tells every lender of a loan. Once for each key, however often it is asked; whether it is a mail, a
 * line of the daily one or a notice is each lender's choice.
 */
export async function tellLenders(tx: Tx, told: Told): Promise<void> {
  await tellLendersOf(tx, [told]);
}

/** The same of several loans, each named once. */
export async function tellLendersOf(tx: Tx, all: readonly Told[]): Promise<void> {
  const slices = await tx.slice.findMany({
    where: {
      loanId: { in: all.map(({ loanId }) => loanId) },
      lenderId: { not: null },
      lender: { closedAt: null },
    },
    distinct: ['loanId', 'lenderId'],
    select: { loanId: true, lenderId: true },
    orderBy: [{ loanId: 'asc' }, { lenderId: 'asc' }],
  });
  const watched = all.filter(({ tellsWatchers }) => tellsWatchers).map(({ loanId }) => loanId);
  const watchers =
    watched.length > 0
      ? await tx.watchedLoan.findMany({
          where: { loanId: { in: watched }, person: { closedAt: null } },
        })
      : [];
  const people = new Map(all.map(({ loanId }) => [loanId, new Set<number>()]));
  for (const { loanId, lenderId } of slices) people.get(loanId)?.add(lenderId ?? 0);
  for (const { loanId, personId } of watchers) people.get(loanId)?.add(personId);
  const mails = all.flatMap(({ template, loanId, subjectId = loanId, key, now }) =>
    [...(people.get(loanId) ?? [])].map((personId) => {
      const payload = { template, personId, subjectId };
      return { name: 'mail.send' as const, payload, dueAt: now, key: `${key}:${personId}` };
    }),
  );
  await enqueueAll(tx, mails);
}
