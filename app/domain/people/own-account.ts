import { db } from '#app/platform/db.ts';
import { pick } from '#app/platform/pick.ts';
import { hasSecondFactor } from './second-factor.ts';

/** What a person's settings page shows: their choices, and where they are signed in. */
export async function ownAccount(personId: number, now: Date) {
  const person = await db().person.findUniqueOrThrow({
    where: { id: personId },
    include: {
      sessions: {
        where: { revokedAt: null, expiresAt: { gt: now } },
        orderBy: { seenAt: 'desc' },
      },
    },
  });
  return {
    email: person.email,
    name: person.name,
    isNamed: person.isNamed,
    isWholeNamed: person.isWholeNamed,
    language: person.language,
    mails: pick(person, 'mailRepayments', 'mailProgress', 'mailLate', 'mailLosses', 'mailNews'),
    hasSecondFactor: await hasSecondFactor(personId),
    sessions: person.sessions.map(({ id, agent, seenAt }) => ({ id, agent, seenAt })),
  };
}

/** Ends one of a person's own sessions; nobody else's. */
export async function endOwnSession(request: {
  personId: number;
  sessionId: number;
  now: Date;
}): Promise<void> {
  const { personId, sessionId, now } = request;
  await db().session.updateMany({
    where: { id: sessionId, personId, revokedAt: null },
    data: { revokedAt: now },
  });
}
