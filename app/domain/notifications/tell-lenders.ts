import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { enqueueAll } from '#app/jobs/enqueue.ts';
import type { Tx } from '#app/platform/db.ts';

/**
 * Tells every lender of a loan. Once for each key, however often it is asked; whether it is a mail, a
 * line of the daily one or a notice is each lender's choice.
 */
export async function tellLenders(
  tx: Tx,
  told: {
    template: MailTemplate;
    loanId: number;
    /** Where it is about something of the loan: its news. */
    subjectId?: number;
    /** Whoever watches the loan hears of it, too. */
    tellsWatchers?: boolean;
    key: string;
    now: Date;
  },
): Promise<void> {
  const { template, loanId, subjectId = loanId, tellsWatchers = false, key, now } = told;
  const slices = await tx.slice.findMany({
    where: { loanId, lenderId: { not: null }, lender: { closedAt: null } },
    distinct: ['lenderId'],
    select: { lenderId: true },
    orderBy: { lenderId: 'asc' },
  });
  const watchers = tellsWatchers
    ? await tx.watchedLoan.findMany({ where: { loanId, person: { closedAt: null } } })
    : [];
  const people = new Set([
    ...slices.map(({ lenderId }) => lenderId ?? 0),
    ...watchers.map(({ personId }) => personId),
  ]);
  const mails = [...people].map((personId) => {
    const payload = { template, personId, subjectId };
    return { name: 'mail.send' as const, payload, dueAt: now, key: `${key}:${personId}` };
  });
  await enqueueAll(tx, mails);
}
