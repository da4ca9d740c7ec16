import { bookManualJournal, proposeManualJournal } from '#app/domain/books/manual-journal.ts';
import { acceptInvitation } from '#app/domain/invitations/accept-invitation.ts';
import { inviteStaff } from '#app/domain/invitations/invite-staff.ts';
import { actorOfSession, openSession } from '#app/domain/people/sessions.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import { given, granted } from './given.ts';
import type { World } from './world.ts';

export const password = 'a long enough word';

/** An installation that begins with one admin, and how people join and decide there. */
export function founding(world: World) {
  const linkTo = async (email: string) => {
    await world.work();
    const texts = world.mailbox.lettersTo(email).map((letter) => letter.text);
    return /\/invitations\/([\w-]+)/.exec(texts.join(' '))?.[1] ?? '';
  };
  const later = (hours: number) => {
    world.goTo(new Date(world.now.getTime() + hours * 3_600_000).toISOString());
  };

  async function founder() {
    const g = given(world);
    await g.operatorMoney(1_000_000n);
    const ana = await g.person('Ana');
    await grantStaffRole({ personId: ana, role: 'admin', actorId: null, now: world.now });
    const invite = (actorId: number, name: string, role: StaffRoleName = 'treasurer') =>
      inviteStaff({
        name,
        email: `${name}@example.org`,
        language: 'en',
        role,
        actorId,
        now: world.now,
      });
    /** They accept what was mailed to them. */
    const joins = async (name: string) => {
      const token = await linkTo(`${name}@example.org`);
      return granted(await acceptInvitation({ token, password, now: world.now })).personId;
    };
    const rolesOf = async (personId: number) => {
      const { now } = world;
      const token = await inTransaction((tx) =>
        openSession(tx, { personId, agent: 'x', device: 'x', now }),
      );
      return (await actorOfSession(token, now))?.staffRoles;
    };
    return { g, ana, invite, joins, rolesOf };
  }

  /** One proposes to move money, the other agrees. */
  async function moves(first: number, second: number, amount = 500n) {
    const ask = { from: 'costs', to: 'bank', currency: 'USD', reason: 'fees', amount } as const;
    const { proposalId } = granted(
      await proposeManualJournal({ ...ask, actorId: first, now: world.now }),
    );
    const answer = await bookManualJournal({ proposalId, actorId: second, now: world.now });
    if ('refused' in answer)
      await db().proposal.update({
        where: { id: proposalId },
        data: { withdrawnAt: world.now, withdrawnById: first },
      });
    return 'refused' in answer ? answer.refused : 'moved';
  }

  return { linkTo, later, founder, moves };
}
