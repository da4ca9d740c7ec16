import { audit } from '#app/domain/audit/audit.ts';
import { inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

interface Request {
  readonly personId: number;
  readonly actorId: number;
  readonly now: Date;
}

/** An admin ends every session of a person; they sign in again. */
export async function endSessions(request: Request): Promise<void> {
  const { personId, actorId, now } = request;
  await inTransaction(async (tx) => {
    await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
    await audit(tx, { actorId, verb: 'end-sessions', subject: `person:${personId}`, now });
  });
}

/**
 * An admin keeps somebody out: no session, no sign-in, until they are let in again. Their money stays theirs.
 * Staff lose their role first, which everybody sees.
 */
export async function blockPerson(
  request: Request & { reason: string },
): Promise<{ blocked: true } | { refused: 'person_has_a_role' }> {
  const { personId, actorId, reason, now } = request;
  return inTransaction(async (tx) => {
    await lock(tx, 'person', personId);
    const roles = await tx.staffRole.count({ where: { personId, revokedAt: null } });

    if (roles > 0) return { refused: 'person_has_a_role' };

    await tx.person.updateMany({
      where: { id: personId, blockedAt: null },
      data: { blockedAt: now, blockedById: actorId },
    });
    await tx.session.updateMany({ where: { personId, revokedAt: null }, data: { revokedAt: now } });
    const after = { reason };
    await audit(tx, { actorId, verb: 'block-person', subject: `person:${personId}`, after, now });
    return { blocked: true };
  });
}

/** Lets somebody in again. */
export async function unblockPerson(request: Request): Promise<void> {
  const { personId, actorId, now } = request;
  await inTransaction(async (tx) => {
    const { count } = await tx.person.updateMany({
      where: { id: personId, blockedAt: { not: null } },
      data: { blockedAt: null, blockedById: null },
    });
    const act = { actorId, verb: 'unblock-person', subject: `person:${personId}`, now } as const;
    if (count > 0) await audit(tx, act);
  });
}
