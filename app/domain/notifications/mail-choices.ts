import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { db } from '#app/platform/db.ts';
import type { Person } from '#app/platform/generated/client.ts';
import type { MailChoice } from '#app/platform/generated/enums.ts';
import { signatureOf } from '#app/platform/signed-links.ts';
import { type MailKind, mailColumns, mailKinds } from './mail-kinds.ts';

const kinds: Partial<Record<MailTemplate, MailKind>> = {
  repayments_came: 'repayments',
  loan_repaid: 'repayments',
  loan_funded: 'progress',
  loan_disbursed: 'progress',
  loan_late: 'late',
  loan_defaulted: 'losses',
  loan_written_off: 'losses',
  loan_recovered: 'losses',
  loan_news: 'news',
  loan_closing: 'progress',
};

export const kindOf = (template: MailTemplate): MailKind | null => kinds[template] ?? null;

/** How somebody wants this mail. */
export function choiceOf(person: Person, template: MailTemplate): MailChoice {
  const kind = kindOf(template);
  return kind ? person[mailColumns[kind]] : 'at_once';
}

/** By it one click in a mail, without signing in, ends mails of its kind; of all that the daily mail has. */
export function stopSignature(kind: MailKind | 'digest', personId: number): string {
  // The daily mail has kept the name of what it was at first: links are kept for years.
  const purpose = kind === 'digest' ? 'stop_repayment_mails' : `stop_mails_${kind}`;
  return signatureOf(purpose, personId);
}

/** From now on a notice alone. */
export async function stopMails(personId: number, kind: MailKind | 'digest'): Promise<void> {
  const stopped = kind === 'digest' ? mailKinds : [kind];
  for (const each of stopped) {
    const column = mailColumns[each];
    const isStopped = kind === 'digest' ? { [column]: 'digest' } : {};
    await db().person.updateMany({
      where: { id: personId, ...isStopped },
      data: { [column]: 'notice' },
    });
  }
}
