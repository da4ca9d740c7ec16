import { describe, expect, it } from 'vitest';
import { withdrawProposal } from '#app/domain/approvals/withdraw-proposal.ts';
import { acceptInvitation } from '#app/domain/invitations/accept-invitation.ts';
import { openInvitations } from '#app/domain/invitations/open-invitations.ts';
import { approveProposal } from '#app/domain/operations/approve-proposal.ts';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { signIn } from '#app/domain/people/sign-in.ts';
import { signUp } from '#app/domain/people/sign-up.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { revokeStaffRole } from '#app/domain/roles/staff-roles.ts';
import { db } from '#app/platform/db.ts';
import { founding, password } from '#tests/support/founding.ts';
import { granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const { founder, later, linkTo } = founding(world);

describe('an invitation', () => {
  it('ends with its proposal, and another admin’s is a new one', async () => {
    const { ana, g, invite, joins } = await founder();
    const bo = await g.person('Bo');
    await grantStaffRole({ personId: bo, role: 'admin', actorId: null, now: world.now });
    granted(await invite(ana, 'tomo'));
    const first = await db().proposal.findFirstOrThrow();
    await withdrawProposal({ proposalId: first.id, actorId: bo, now: world.now });
    expect(await openInvitations(null)).toEqual([]);
    granted(await invite(ana, 'tomo'));
    granted(await invite(bo, 'tomo'));
    const open = await db().proposal.findMany({ where: { approvedAt: null, withdrawnAt: null } });
    expect(open.map((row) => row.proposedById)).toEqual([bo]);
    const [{ id: proposalId } = { id: 0 }] = open;
    granted(await approveProposal({ proposalId, actorId: ana, now: world.now }));
    const tomo = await joins('tomo');
    expect(await db().staffRole.findFirst({ where: { personId: tomo } })).toMatchObject({
      grantedById: bo,
      proposalId,
    });
  });

  it('of somebody who is no longer an admin is nobody’s to accept', async () => {
    const { ana, g, invite } = await founder();
    const bo = await g.person('Bo');
    await grantStaffRole({ personId: bo, role: 'admin', actorId: null, now: world.now });
    granted(await invite(ana, 'friend', 'reviewer'));
    const token = await linkTo('friend@example.org');
    const [role] = await db().staffRole.findMany({ where: { personId: ana } });
    granted(await revokeStaffRole({ staffRoleId: role?.id ?? 0, actorId: bo, now: world.now }));
    expect(await acceptInvitation({ token, password, now: world.now })).toEqual({
      refused: 'link_is_not_valid',
    });
  });

  it('is answered alike for an address with an account and without, and names nobody', async () => {
    const { ana, g, invite } = await founder();
    const answers = [await invite(ana, 'nobody', 'auditor')];
    await g.person('Ben');
    answers.push(await invite(ana, 'ben', 'auditor'));
    expect(answers.every((it) => 'invitationId' in it)).toBe(true);
    const listed = await openInvitations(null);
    const [one, other] = listed.map((row) => ({ ...row, id: 0, name: '', email: '' }));
    expect(one).toEqual(other);
    expect(listed[0]?.name).toBe('ben');
    expect(await db().staffRole.count({ where: { role: 'auditor' } })).toBe(0);
  });

  it('takes the account from whoever signed up with the address before', async () => {
    const { ana, invite, joins } = await founder();
    const email = 'victim@example.org';
    const theirs = 'the stranger knows this';
    await signUp({ email, name: 'Stranger', password: theirs, language: 'en', now: world.now });
    granted(await invite(ana, 'victim', 'auditor'));
    const token = await linkTo(email);
    expect(await acceptInvitation({ token, password: null, now: world.now })).toEqual({
      refused: 'password_is_missing',
    });
    await joins('victim');
    const asked = { email, agent: 'x', device: 'x', now: world.now };
    expect(await signIn({ ...asked, password: theirs })).toEqual({
      refused: 'email_or_password_is_wrong',
    });
    expect(await signIn({ ...asked, password })).not.toHaveProperty('refused');
  });

  it('to the operator is not accepted by staff of a partner, and its link opens nobody else’s', async () => {
    const { ana, g, invite } = await founder();
    const personId = await g.person('Dewi');
    const partnerId = await g.partner();
    await addPartnerStaff({ personId, partnerId, role: 'manager', actorId: null, now: world.now });
    granted(await invite(ana, 'dewi', 'auditor'));
    const token = await linkTo('dewi@example.org');
    const accept = (it: string) => acceptInvitation({ token: it, password: null, now: world.now });
    expect(await accept(token)).toEqual({ refused: 'person_acts_for_a_partner' });
    expect(await accept('nonsense')).toEqual({ refused: 'link_is_not_valid' });
    later(24 * 8);
    expect(await accept(token)).toEqual({ refused: 'link_is_not_valid' });
  });
});
