import { inTransaction } from '#app/platform/db.ts';
import type { MailChoice } from '#app/platform/generated/enums.ts';

export interface PersonalSettings {
  readonly name: string;
  /** Shown by name beside the loans they lend to. */
  readonly isNamed: boolean;
  /** An organisation or a group: by the whole name. */
  readonly isWholeNamed: boolean;
  readonly language: 'en' | 'id';
  readonly mailRepayments: MailChoice;
  readonly mailProgress: MailChoice;
  readonly mailLate: MailChoice;
  readonly mailLosses: MailChoice;
  readonly mailNews: MailChoice;
}

/** What people choose for themselves. */
export async function changeSettings(
  request: PersonalSettings & { personId: number },
): Promise<void> {
  const { personId, ...settings } = request;
  await inTransaction((tx) => tx.person.update({ where: { id: personId }, data: settings }));
}
