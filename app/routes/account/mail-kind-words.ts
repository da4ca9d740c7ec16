import type { MailKind } from '#app/domain/notifications/mail-kinds.ts';
import { m } from '#app/messages/compiled/messages.js';

const words: Record<MailKind, () => string> = {
  repayments: m.mails_repayments,
  progress: m.mails_progress,
  late: m.mails_late,
  losses: m.mails_losses,
  news: m.mails_news,
};

/** What a kind of mail is about. */
export function mailKindWords(kind: MailKind): string {
  return words[kind]();
}
