import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { db } from '#app/platform/db.ts';
import type { Person } from '#app/platform/generated/client.ts';
import type { MailFacts } from './facts.ts';
import { mailFacts } from './mail-facts.ts';

/** More would be no mail that anybody reads; the notices have them all. */
const most = 40;

/**
 * What the daily mail gathers: what repayments brought that day, and everything that waited for it.
 *
 * @param day counted since 1970
 * @returns null where there is nothing to tell
 */
export async function dailyMail(
  person: Person,
  day: number,
): Promise<{ template: MailTemplate; facts: MailFacts; ids: number[] } | null> {
  const about = { template: 'repayments_came', personId: person.id, subjectId: day } as const;
  const came = person.mailRepayments === 'digest' ? await mailFacts(about) : null;
  const waiting = await db().mail.findMany({
    where: { personId: person.id, isInDigest: true, digestedAt: null },
    orderBy: { id: 'desc' },
  });
  const told = waiting.filter((row) => row.template !== 'repayments_came').slice(0, most);
  const gathered = [];
  if (came?.amount && came.amount.amount > 0n)
    gathered.push({ template: about.template, facts: came });
  for (const { subjectId, ...row } of told) {
    const template = row.template as MailTemplate;
    const subject = subjectId === null ? {} : { subjectId };
    // Its subject may be gone.
    const facts = await mailFacts({ template, personId: person.id, ...subject }).catch(() => null);
    if (facts) gathered.push({ template, facts });
  }
  const ids = waiting.map((row) => row.id);
  const [first, ...others] = gathered;
  if (!first) return null;
  if (others.length === 0) return { ...first, ids };
  const { path } = first.facts;
  return { template: 'digest', facts: { amount: null, what: '', path, gathered }, ids };
}
