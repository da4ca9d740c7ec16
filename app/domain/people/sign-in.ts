import { db, inTransaction } from '#app/platform/db.ts';
import { isDemonstration } from '#app/platform/env.ts';
import { isPassword } from './passwords.ts';
import { hasSecondFactor } from './second-factor.ts';
import { openSession } from './sessions.ts';
import { useSecondFactor } from './use-second-factor.ts';

type Answer =
  | { sessionToken: string; personId: number }
  /** The password is right; a code is needed, too. */
  | { personId: number; needsCode: true }
  | { refused: 'email_or_password_is_wrong' | 'email_is_not_verified' };

/** Opens a session. Unknown address and wrong password get the same answer in the same time. */
export async function signIn(request: {
  email: string;
  password: string;
  agent: string;
  now: Date;
}): Promise<Answer> {
  const person = await db().person.findUnique({ where: { email: request.email } });
  const isRight = await isPassword(request.password, person?.passwordHash ?? null);
  const isOfDemo = person?.isDemo && !isDemonstration();
  if (!person || !isRight || isOfDemo) return { refused: 'email_or_password_is_wrong' };
  if (!person.verifiedAt) return { refused: 'email_is_not_verified' };
  if (await hasSecondFactor(person.id)) return { personId: person.id, needsCode: true };
  const sessionToken = await inTransaction((tx) =>
    openSession(tx, { personId: person.id, agent: request.agent, now: request.now }),
  );
  return { sessionToken, personId: person.id };
}

/** The second step: whoever gave the right password gives a code of their app. */
export async function signInWithCode(request: {
  personId: number;
  code: string;
  agent: string;
  now: Date;
}): Promise<{ sessionToken: string } | { refused: 'code_is_wrong' }> {
  const { personId, agent, now } = request;
  return inTransaction(async (tx) => {
    if (!(await useSecondFactor(tx, request))) return { refused: 'code_is_wrong' };
    return { sessionToken: await openSession(tx, { personId, agent, now }) };
  });
}
