import { db } from '#app/platform/db.ts';
import { isPassword } from './passwords.ts';

/** For so long nobody asks again. */
const minutesValid = 10;

/** Whether a password or passkey was given in a session just now. */
export function isConfirmed(confirmedAt: Date, now: Date): boolean {
  const age = now.getTime() - confirmedAt.getTime();
  return age >= 0 && age < minutesValid * 60_000;
}

/** The owner of a session gives their password again, before something that would open the account to others. */
export async function confirmOneself(request: {
  personId: number;
  sessionId: number;
  password: string;
  now: Date;
}): Promise<{ confirmed: true } | { refused: 'old_password_is_wrong' }> {
  const { personId, sessionId, password, now } = request;
  const { passwordHash } = await db().person.findUniqueOrThrow({ where: { id: personId } });

  if (!(await isPassword(password, passwordHash))) return { refused: 'old_password_is_wrong' };

  await markConfirmed({ personId, sessionId, now });
  return { confirmed: true };
}

export async function markConfirmed(mark: {
  personId: number;
  sessionId: number;
  now: Date;
}): Promise<void> {
  const { personId, sessionId: id, now } = mark;
  await db().session.updateMany({ where: { id, personId }, data: { confirmedAt: now } });
}
