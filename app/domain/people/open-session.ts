import { db } from '#app/platform/db.ts';
import type { PartnerRoleName, StaffRoleName } from '#app/platform/generated/enums.ts';
import { hashOf } from '#app/platform/ids.ts';

/** A session that is open, and whose it is. */
interface OpenSession {
  readonly sessionId: number;
  readonly confirmedAt: Date;
  readonly seenAt: Date;
  readonly personId: number;
  readonly name: string;
  readonly isWholeNamed: boolean;
  readonly email: string;
  readonly language: string;
  readonly isVerified: boolean;
  readonly isDemo: boolean;
  readonly staffRoles: StaffRoleName[];
  readonly hasSecondFactor: boolean;
  readonly partnerId: number | null;
  readonly partnerRole: PartnerRoleName | null;
  readonly zone: string | null;
}

/**
 * One statement, as every page of whoever is signed in begins with it. Time leaps in a demonstration:
 * whoever has become somebody there stays so.
 */
export async function openSessionOf(token: string, now: Date): Promise<OpenSession | undefined> {
  const [session] = await db().$queryRaw<OpenSession[]>`
    select s.id as "sessionId", s.confirmed_at as "confirmedAt", s.seen_at as "seenAt",
           p.id as "personId", p.name, p.is_whole_named as "isWholeNamed", p.email::text as email, p.language, p.verified_at is not null as "isVerified",
           p.is_demo as "isDemo",
           array(select r.role::text from staff_roles r
                  where r.person_id = p.id and r.revoked_at is null and r.counts_from <= ${now} order by r.id) as "staffRoles",
           exists (select from second_factors f
                    where f.person_id = p.id and f.confirmed_at is not null and f.removed_at is null) as "hasSecondFactor",
           t.partner_id as "partnerId", t.role::text as "partnerRole", n.zone
      from sessions s join people p on p.id = s.person_id
      left join lateral (select partner_id, role from partner_staff
                          where person_id = p.id and removed_at is null order by id limit 1) t on true
      left join partners n on n.id = t.partner_id
     where s.token_hash = ${hashOf(token)} and s.revoked_at is null and p.blocked_at is null
       and (s.expires_at > ${now} or p.is_demo)`;
  return session;
}
