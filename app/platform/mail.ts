import { type Transporter, createTransport } from 'nodemailer';
import { env } from './env.ts';

export interface MailMessage {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Identifies the mail: mail servers treat one handed over twice as the same. */
  readonly id: string;
  /** One-click unsubscribe address for mails of this kind (RFC 8058). */
  readonly stop?: string;
}

/** A server that accepts and then says nothing is left after this, in milliseconds. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 };

let transport: Transporter | undefined;

/** Hands a mail to the server of SMTP_URL. */
export async function deliver(message: MailMessage): Promise<void> {
  const { SMTP_URL, MAIL_FROM, APP_ORIGIN } = env();
  transport ??= createTransport({ url: SMTP_URL, ...patience }, { from: MAIL_FROM });
  const { stop, id, ...mail } = message;
  const messageId = `<${id}@${new URL(APP_ORIGIN).hostname}>`;
  const headers = stop && {
    'List-Unsubscribe': `<${stop}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  await transport.sendMail({ ...mail, messageId, ...(headers && { headers }) });
}

export function forgetMail(): void {
  transport?.close();
  transport = undefined;
}
