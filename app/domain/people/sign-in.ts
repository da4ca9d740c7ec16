import { db, inTransaction } from '#app/platform/db.ts';
import { isPassword } from './passwords.ts';
import { openSession } from './sessions.ts';

type Answer =
  | { sessionToken: string; personId: number }
  | { refused: 'email_or_password_is_wrong' | 'email_is_not_verified' };

/** Opens a session. Unknown address and wrong password are one answer, in the same time. */
export async function signIn(request: {
  email: string;
  password: string;
  agent: string;
  now: Date;
}): Promise<Answer> {
  const person = await db().person.findUnique({ where: { email: request.email } });
  const isRight = await isPassword(request.password, person?.passwordHash ?? null);
  if (!person || !isRight) return { refused: 'email_or_password_is_wrong' };
  if (!person.verifiedAt) return { refused: 'email_is_not_verified' };
  const sessionToken = await inTransaction((tx) =>
    openSession(tx, { personId: person.id, agent: request.agent, now: request.now }),
  );
  return { sessionToken, personId: person.id };
}
