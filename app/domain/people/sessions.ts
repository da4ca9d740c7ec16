import { waivesSecondFactor } from '#app/demo/waiver-rules.ts';
import { db, type Tx } from '#app/platform/db.ts';
import { isDemonstration } from '#app/platform/env.ts';
import type { PartnerRoleName, StaffRoleName } from '#app/platform/generated/enums.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { keyedHash } from '#app/platform/keyed-hash.ts';
import { hashOf, newToken } from '#app/platform/ids.ts';
import { pick } from '#app/platform/pick.ts';
import { openSessionOf } from './open-session.ts';
import { shownName } from './shown-name-rules.ts';

const daysValid = 30;
/** Of the operator's staff, who may have left a browser open. */
const idleHours = 12;

/** Somebody who is signed in, and what they may do. */
export interface Actor {
  readonly personId: number;
  readonly sessionId: number;
  readonly name: string;
  /** How they are called beside what they lend to. */
  readonly shownName: string;
  readonly email: string;
  readonly language: string;
  readonly isVerified: boolean;
  /** When they last gave a password or passkey in this session. */
  readonly confirmedAt: Date;
  /** Staff who are real need a second factor before they may act. */
  readonly lacksSecondFactor: boolean;
  readonly staffRoles: readonly StaffRoleName[];
  readonly partner: {
    readonly id: number;
    readonly role: PartnerRoleName;
    /** The partner's time zone (IANA name), for its months and days. */
    readonly zone: string;
  } | null;
}

/**
 * Opens a session and answers its token, which is stored only as a hash. From a browser that its owner has
 * never used, they are told by mail.
 */
export async function openSession(
  tx: Tx,
  session: { personId: number; agent: string; device: string; now: Date },
): Promise<string> {
  const { personId, now } = session;
  const deviceHash = keyedHash('device', session.device);
  const before = await tx.session.findFirst({ where: { personId } });
  const known = before && (await tx.session.findFirst({ where: { personId, deviceHash } }));
  if (before && !known) await enqueue(tx, 'mail.send', { template: 'new_device', personId }, now);
  const token = newToken();
  await tx.session.create({
    data: {
      tokenHash: hashOf(token),
      personId,
      deviceHash,
      confirmedAt: now,
      agent: session.agent.slice(0, 200),
      createdAt: now,
      seenAt: now,
      expiresAt: new Date(now.getTime() + daysValid * 86_400_000),
    },
  });
  return token;
}

export async function closeSession(token: string, now: Date): Promise<void> {
  await db().session.updateMany({
    where: { tokenHash: hashOf(token), revokedAt: null },
    data: { revokedAt: now },
  });
}

/** Who a session's token belongs to; null when it is unknown, closed or too old. */
export async function actorOfSession(token: string, now: Date): Promise<Actor | null> {
  const session = await openSessionOf(token, now);
  if (!session) return null;
  const { isDemo, staffRoles, partnerId, partnerRole, zone } = session;
  if (isDemo && !isDemonstration()) return null;
  const idle = now.getTime() - session.seenAt.getTime();
  // Whoever is of a demonstration is tired of nothing.
  const isStaff = staffRoles.length > 0 && !isDemo;
  if (isStaff && idle > idleHours * 3_600_000) return null;
  if (idle > 600_000) {
    await db().session.update({ where: { id: session.sessionId }, data: { seenAt: now } });
  }
  const own = ['personId', 'sessionId', 'confirmedAt', 'name', 'email', 'language'] as const;
  return {
    ...pick(session, ...own, 'isVerified', 'staffRoles'),
    shownName: shownName(session),
    lacksSecondFactor: !waivesSecondFactor(session) && !session.hasSecondFactor,
    partner: partnerId && partnerRole && zone ? { id: partnerId, role: partnerRole, zone } : null,
  };
}
