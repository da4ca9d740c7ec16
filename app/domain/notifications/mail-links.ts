import { newEmailLink } from '#app/domain/people/email-links.ts';
import type { MailTemplate } from '#app/jobs/catalogue.ts';
import { href } from '#app/paths.ts';
import type { Tx } from '#app/platform/db.ts';

/** The one-time path of a mail that opens something; null where it leads to a page. */
export async function linkFor(
  tx: Tx,
  mail: { template: MailTemplate; personId: number; subjectId?: number | undefined; now: Date },
) {
  const { template, personId, subjectId, now } = mail;
  if (template === 'verify_email') {
    const link = { personId, purpose: template, now };
    return href('account/verify', { token: await newEmailLink(tx, link) });
  }
  if (template === 'confirm_withdrawal') {
    const link = { personId, subjectId, purpose: template, now };
    return href('lender/withdrawal-confirmation', { token: await newEmailLink(tx, link) });
  }
  if (template === 'change_address') {
    const link = { personId, subjectId, purpose: template, now };
    return href('account/address-token', { token: await newEmailLink(tx, link) });
  }
  if (template === 'guest_checkout') {
    const link = { personId, subjectId, purpose: template, now };
    return href('lender/guest-checkout', { token: await newEmailLink(tx, link) });
  }
  if (template === 'invitation') {
    const link = { personId, subjectId, purpose: template, now };
    return href('account/invitation', { token: await newEmailLink(tx, link) });
  }
  const leadsToPassword: readonly MailTemplate[] = ['reset_password', 'guest_paid'];
  if (leadsToPassword.includes(template)) {
    const link = { personId, purpose: 'reset_password', now } as const;
    return href('account/password-token', { token: await newEmailLink(tx, link) });
  }
  return null;
}
