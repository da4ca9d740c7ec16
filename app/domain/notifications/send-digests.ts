import { enqueue } from '#app/jobs/enqueue.ts';
import { inTransaction } from '#app/platform/db.ts';

/**
 * Once a day, everyone who was credited repayments the day before finds them as one notice, and who
 * wants a daily mail is sent all that waited for it, with those. Days are in UTC.
 */
export async function sendDigests(request: { now: Date }): Promise<{ count: number }> {
  const { now } = request;
  return inTransaction(async (tx) => {
    const today = new Date(now.toISOString().slice(0, 10));
    const yesterday = new Date(today.getTime() - 86_400_000);
    const people = await tx.$queryRaw<{ id: number }[]>`
      select distinct p.id
        from journals j join postings t on t.journal_id = j.id
        join accounts a on a.id = t.account_id and a.name ~ '^lender:[0-9]+$'
        join people p on p.id = split_part(a.name, ':', 2)::int
       where j.kind = 'distribution' and j.booked_at >= ${yesterday} and j.booked_at < ${today}
         and t.amount < 0 and p.closed_at is null
       order by p.id`;
    const day = Math.floor(yesterday.getTime() / 86_400_000);
    for (const { id } of people) {
      const mail = { template: 'repayments_came', personId: id, subjectId: day } as const;
      await enqueue(tx, 'mail.send', mail, now, `digest:${day}:${id}`);
    }
    const readers = await tx.$queryRaw<{ id: number }[]>`
      select id from people
       where closed_at is null
         and (id = any(${people.map((row) => row.id)}::int[]) and mail_repayments = 'digest'
              or id in (select person_id from mails where is_in_digest and digested_at is null))
       order by id`;
    for (const { id } of readers) {
      const mail = { template: 'digest', personId: id, subjectId: day } as const;
      await enqueue(tx, 'mail.send', mail, now, `daily:${day}:${id}`);
    }
    return { count: readers.length };
  });
}
