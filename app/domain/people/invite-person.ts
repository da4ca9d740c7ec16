import { enqueue } from '#app/jobs/enqueue.ts';
import type { Tx } from '#app/platform/db.ts';
import { personWithAddress } from './person-with-address.ts';

/**
 * The person with an address, created if there is none: without a password,
 * which a mailed link lets them choose. An existing account is kept.
 *
 * @param of what they are invited to: a partner, or null for the operator.
 */
export async function invitePerson(
  tx: Tx,
  request: {
    email: string;
    name: string;
    language: string;
    partnerId: number | null;
    isDemo: boolean;
    now: Date;
  },
): Promise<number> {
  const { email, name, language, partnerId, isDemo, now } = request;
  const person = await personWithAddress(tx, { email, name, language, isDemo, createdAt: now });
  const mail = {
    template: 'invitation',
    personId: person.id,
    ...(partnerId !== null && { subjectId: partnerId }),
  } as const;
  if (!person.passwordHash) await enqueue(tx, 'mail.send', mail, now);
  return person.id;
}
