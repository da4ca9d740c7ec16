import { describe, expect, it } from 'vitest';
import { acceptInvitation } from '#app/domain/invitations/accept-invitation.ts';
import { openInvitations } from '#app/domain/invitations/open-invitations.ts';
import { withdrawInvitation } from '#app/domain/invitations/withdraw-invitation.ts';
import { approveProposal } from '#app/domain/operations/approve-proposal.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { db } from '#app/platform/db.ts';
import { founding, password } from '#tests/support/founding.ts';
import { granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const { founder, later, linkTo, moves } = founding(world);

describe('one admin who makes a second person', () => {
  it('moves no more in a day with them than the stated sum, for their first week', async () => {
    const { ana, invite, joins, rolesOf } = await founder();
    granted(await invite(ana, 'tika'));
    const tika = await joins('tika');
    expect(await rolesOf(tika)).toEqual([]);
    later(25);
    expect(await rolesOf(tika)).toEqual(['treasurer']);
    expect(await moves(ana, tika, 60_000n)).toBe('moved');
    expect(await moves(tika, ana, 40_001n)).toBe('first_week_sum_is_reached');
    expect(await moves(tika, ana, 40_000n)).toBe('moved');
    expect(await moves(ana, tika, 1n)).toBe('first_week_sum_is_reached');
    later(25);
    expect(await moves(ana, tika, 100_000n)).toBe('moved');
    later(24 * 6);
    expect(await moves(ana, tika, 300_000n)).toBe('moved');
  });

  it('makes a third only with the second, and neither of the pair agrees for the other in 30 days', async () => {
    const { ana, invite, joins, rolesOf } = await founder();
    granted(await invite(ana, 'tika'));
    const tika = await joins('tika');
    later(24 * 8);
    granted(await invite(ana, 'tomo'));
    await world.work();
    expect(world.mailbox.lettersTo('tomo@example.org')).toEqual([]);
    const open = await db().proposal.findFirstOrThrow({ where: { kind: 'staff_role' } });
    const agree = (actorId: number) =>
      approveProposal({ proposalId: open.id, actorId, now: world.now });
    expect(await agree(ana)).toEqual({ refused: 'same_person_may_not_approve' });
    expect(await agree(tika)).toEqual({ kind: 'staff_role' });
    const tomo = await joins('tomo');
    await world.work();
    for (const who of ['ana', 'tika'])
      expect(world.mailbox.lettersTo(`${who}@example.org`).map((it) => it.subject)).toContain(
        'Somebody new may say yes to money: tomo (tomo@example.org)',
      );
    expect(await rolesOf(tomo)).toEqual([]);
    later(25);
    expect(await rolesOf(tomo)).toEqual(['treasurer']);
    expect(await moves(ana, tomo)).toBe('appointed_within_30_days');
    expect(await moves(tomo, ana)).toBe('appointed_within_30_days');
    expect(await moves(tika, tomo)).toBe('moved');
    later(24 * 30);
    expect(await moves(ana, tomo)).toBe('moved');
  });

  it('has two made by the same person decide nothing together', async () => {
    const { ana, g, invite, joins } = await founder();
    const tara = await g.person('Tara');
    await grantStaffRole({ personId: tara, role: 'treasurer', actorId: null, now: world.now });
    const made: number[] = [];
    for (const name of ['one', 'two']) {
      granted(await invite(ana, name));
      const open = await db().proposal.findFirstOrThrow({ where: { approvedAt: null } });
      granted(await approveProposal({ proposalId: open.id, actorId: tara, now: world.now }));
      made.push(await joins(name));
    }
    later(25);
    expect(await moves(made[0] ?? 0, made[1] ?? 0)).toBe('appointed_within_30_days');
  });

  it('is not excepted twice: who comes after a first second person who left takes two', async () => {
    const { ana, invite, joins } = await founder();
    granted(await invite(ana, 'tika'));
    granted(await invite(ana, 'tomo'));
    await joins('tika');
    const token = await linkTo('tomo@example.org');
    expect(await acceptInvitation({ token, password, now: world.now })).toEqual({
      refused: 'link_is_not_valid',
    });
    await db().staffRole.updateMany({
      where: { role: 'treasurer' },
      data: { revokedAt: world.now },
    });
    granted(await invite(ana, 'third'));
    expect(await openInvitations(null)).toMatchObject([
      { name: 'third', waitsForSecond: true },
      { name: 'tomo' },
    ]);
  });

  it('takes an invitation back with what was proposed for it', async () => {
    const { ana, g, invite } = await founder();
    const tara = await g.person('Tara');
    await grantStaffRole({ personId: tara, role: 'treasurer', actorId: null, now: world.now });
    const { invitationId } = granted(await invite(ana, 'tomo'));
    await withdrawInvitation({ invitationId, partnerId: null, actorId: ana, now: world.now });
    const { id } = await db().proposal.findFirstOrThrow();
    expect(await approveProposal({ proposalId: id, actorId: tara, now: world.now })).toEqual({
      refused: 'nothing_is_proposed',
    });
    expect(await openInvitations(null)).toEqual([]);
  });
});
