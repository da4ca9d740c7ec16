import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '#app/domain/invitations/accept-invitation.ts';
import { invitePartnerStaff } from '#app/domain/invitations/invite-partner-staff.ts';
import { inviteStaff } from '#app/domain/invitations/invite-staff.ts';
import { partnerStaff, removePartnerStaff } from '#app/domain/partners/partner-staff.ts';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { auditLog } from '#app/domain/audit/audit-log.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { revokeStaffRole, staffMembers } from '#app/domain/roles/staff-roles.ts';
import { deskDay } from '#app/domain/desks/desk-day.ts';
import { deskTasks } from '#app/domain/desks/desk-tasks.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const newestLink = (email: string) => {
  const text = world.mailbox.lettersTo(email).at(-1)?.text ?? '';
  return /\/invitations\/([\w-]+)/.exec(text)?.[1] ?? '';
};

async function admin() {
  const g = given(world);
  const personId = await g.person('Ana');
  await grantStaffRole({ personId, role: 'admin', actorId: null, now: world.now });
  return { g, ana: personId, now: world.now };
}

describe('the operator’s staff', () => {
  it('is invited by mail, chooses a password by the link, and has the role', async () => {
    const { ana, now } = await admin();
    const invited = {
      email: 'ravi@example.org',
      name: 'Ravi',
      language: 'en',
      role: 'reviewer',
    } as const;
    granted(await inviteStaff({ ...invited, actorId: ana, now }));
    await world.work();
    expect(await staffMembers()).toHaveLength(1);
    const token = newestLink('ravi@example.org');
    const form = { password: 'a long enough word' };
    expect((await ask('account/invitation', null, { token }, form)).status).toBe(302);
    expect((await ask('account/invitation', null, { token }, form)).status).toBe(409);
    expect(await inviteStaff({ ...invited, actorId: ana, now })).toEqual({
      refused: 'person_has_this_role',
    });
    const { id: personId } = await db().person.findUniqueOrThrow({
      where: { email: 'ravi@example.org' },
    });
    // The role is there, but a second factor comes first.
    expect(await ask('operator/home', await signInAs(personId, now))).toMatchObject({
      status: 302,
      location: '/settings/second-factor',
    });
    expect(await staffMembers()).toMatchObject([{ name: 'Ravi' }, { name: 'Ana' }]);
  });

  it('loses a role at once, but never its last admin', async () => {
    const { g, ana, now } = await admin();
    const personId = await g.person('Tika');
    await grantStaffRole({ personId, role: 'treasurer', actorId: ana, now });
    const cookie = await signInAs(personId, now);
    expect((await ask('operator/money', cookie)).status).toBe(200);
    const rows = await staffMembers();
    const idOf = (role: string) => rows.find((row) => row.role === role)?.id ?? 0;
    granted(await revokeStaffRole({ staffRoleId: idOf('treasurer'), actorId: ana, now }));
    expect((await ask('operator/money', cookie)).status).toBe(404);
    expect(await revokeStaffRole({ staffRoleId: idOf('admin'), actorId: ana, now })).toEqual({
      refused: 'last_admin_stays',
    });
    const { rows: log } = await auditLog({
      before: null,
      verb: null,
      subject: `person:${personId}`,
    });
    expect(log.map((row) => [row.actor, row.verb])).toEqual([
      ['Ana', 'revoke-staff-role'],
      ['Ana', 'grant-staff-role'],
    ]);
  });

  it('an auditor reads the log without the people in it', async () => {
    const { g, ana, now } = await admin();
    const personId = await g.person('Auditor');
    await grantStaffRole({ personId, role: 'auditor', actorId: ana, now });
    const read = await ask('operator/audit', await signInAs(personId, now));
    expect(read.status).toBe(200);
    expect(
      JSON.stringify(read.body, (_, value: unknown) => (typeof value === 'bigint' ? '' : value)),
    ).not.toContain('Ana');
  });
});

describe('a partner’s staff', () => {
  it('is invited and removed by its manager, for that partner only', async () => {
    const { g, ana, now } = await admin();
    const [mine, other] = [await g.partner(), await g.partner({ name: 'Another' })];
    const manager = await g.person('Dewi');
    await addPartnerStaff({
      personId: manager,
      partnerId: mine,
      role: 'manager',
      actorId: ana,
      now,
    });
    const invited = {
      email: 'sari@example.org',
      name: 'Sari',
      language: 'id',
      role: 'officer',
    } as const;
    granted(await invitePartnerStaff({ ...invited, partnerId: mine, actorId: manager, now }));
    await world.work();
    const accepted = { token: newestLink('sari@example.org'), password: 'a long enough word', now };
    const { personId } = granted(await acceptInvitation(accepted));
    expect(
      await invitePartnerStaff({ ...invited, partnerId: mine, actorId: manager, now }),
    ).toEqual({ refused: 'person_has_this_role' });
    const members = await partnerStaff(mine);
    const idOf = (name: string) => members.find((row) => row.name === name)?.id ?? 0;
    const remove = (staffId: number, partnerId = mine) =>
      removePartnerStaff({ partnerId, staffId, actorId: manager, now });
    expect(await remove(idOf('Dewi'))).toEqual({ refused: 'one_does_not_remove_oneself' });
    granted(await remove(idOf('Sari'), other));
    expect(await partnerStaff(mine)).toHaveLength(2);
    granted(await remove(idOf('Sari')));
    expect(await partnerStaff(mine)).toHaveLength(1);
    expect((await ask('desk/home', await signInAs(personId, now))).status).toBe(404);
  });

  it('sees on its first page what waits', async () => {
    const { g, ana } = await admin();
    const partnerId = await g.partner();
    const two = await g.treasurers();
    const loanId = await g.loan(partnerId);
    await g.lends(ana, [{ loanId, amount: 20_000n }]);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await g.reported(partnerId, '2026-03', [{ loanId, amount: '500.00' }], ana);
    await g.settled(partnerId, '2026-03', ana);
    world.goTo('2026-04-25T09:00:00Z');
    expect(await deskTasks(partnerId, world.now)).toMatchObject({
      sentBack: [],
      draftCount: 0,
      // What is due on the first of May was collected in March.
      dueSoon: 0,
      nextDue: [],
    });
    expect((await deskDay(partnerId, world.now)).toPay).toMatchObject([
      { period: '2026-03', open: 5_000n, how: { by: '2026-03-17' }, isOverdue: true },
    ]);
    world.goTo('2026-05-25T09:00:00Z');
    const due = async () => (await deskTasks(partnerId, world.now)).nextDue;
    expect(await due()).toMatchObject([{ loanId, amount: 51_000n, currency: 'PHP' }]);
    await g.reported(partnerId, '2026-04', [{ loanId, amount: '200.00' }], ana);
    expect(await due()).toMatchObject([{ loanId, amount: 31_000n }]);
    expect(await db().loan.count({ where: { partnerId } })).toBe(1);
  });
});
