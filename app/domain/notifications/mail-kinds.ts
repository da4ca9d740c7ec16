/** What people choose about, each by itself; everything else is about their money or account and comes. */
export const mailKinds = ['repayments', 'progress', 'late', 'losses', 'news'] as const;
export type MailKind = (typeof mailKinds)[number];

/** Where each choice is kept. */
export const mailColumns = {
  repayments: 'mailRepayments',
  progress: 'mailProgress',
  late: 'mailLate',
  losses: 'mailLosses',
  news: 'mailNews',
} as const satisfies Record<MailKind, string>;

export const isMailKind = (word: string): word is MailKind =>
  (mailKinds as readonly string[]).includes(word);
