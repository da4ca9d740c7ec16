import { db, inTransaction } from '#app/platform/db.ts';
import { isDemonstration } from '#app/platform/env.ts';
import { log } from '#app/platform/log.ts';
import { isPassword } from './passwords.ts';
import { hasSecondFactor } from './second-factor.ts';
import { openSession } from './sessions.ts';
import { useSecondFactor } from './use-second-factor.ts';

type Answer =
  | { sessionToken: string; personId: number }
  /** The password is right; a code is needed, too. */
  | { personId: number; needsCode: true }
  | { refused: 'email_or_password_is_wrong' | 'email_is_not_verified' | 'person_is_blocked' };

type Refusal = Extract<Answer, { refused: string }>['refused'];

/** Opens a session. Unknown address and wrong password get the same answer in the same time. */
export async function signIn(request: {
  email: string;
  password: string;
  agent: string;
  device: string;
  now: Date;
}): Promise<Answer> {
  const person = await db().person.findUnique({ where: { email: request.email } });
  const isRight = await isPassword(request.password, person?.passwordHash ?? null);
  const isOfDemo = person?.isDemo && !isDemonstration();
  const refused = (why: Refusal, reason: string) => {
    log().info({ personId: person?.id ?? null, reason }, 'sign_in.refused');
    return { refused: why };
  };
  if (!person) return refused('email_or_password_is_wrong', 'no_account');
  if (!isRight) return refused('email_or_password_is_wrong', 'wrong_password');
  if (isOfDemo) return refused('email_or_password_is_wrong', 'demonstration');
  if (person.blockedAt) return refused('person_is_blocked', 'blocked');
  if (!person.verifiedAt) return refused('email_is_not_verified', 'not_verified');
  if (await hasSecondFactor(person.id)) return { personId: person.id, needsCode: true };
  const { agent, device, now } = request;
  const sessionToken = await inTransaction((tx) =>
    openSession(tx, { personId: person.id, agent, device, now }),
  );
  log().info({ personId: person.id, by: 'password' }, 'sign_in.done');
  return { sessionToken, personId: person.id };
}

/** The second step: whoever gave the right password gives a code of their app. */
export async function signInWithCode(request: {
  personId: number;
  code: string;
  agent: string;
  device: string;
  now: Date;
}): Promise<{ sessionToken: string } | { refused: 'code_is_wrong' }> {
  const { personId, agent, device, now } = request;
  return inTransaction(async (tx) => {
    if (!(await useSecondFactor(tx, request))) {
      log().info({ personId, reason: 'wrong_code' }, 'sign_in.refused');
      return { refused: 'code_is_wrong' };
    }
    const sessionToken = await openSession(tx, { personId, agent, device, now });
    log().info({ personId, by: 'password_and_code' }, 'sign_in.done');
    return { sessionToken };
  });
}
