import { describe, expect, it } from 'vitest';
import { proposeManualJournal, bookManualJournal } from '#app/domain/books/manual-journal.ts';
import { acceptInvitation } from '#app/domain/invitations/accept-invitation.ts';
import { inviteStaff } from '#app/domain/invitations/invite-staff.ts';
import { openInvitations } from '#app/domain/invitations/open-invitations.ts';
import { withdrawInvitation } from '#app/domain/invitations/withdraw-invitation.ts';
import { approveProposal } from '#app/domain/operations/approve-proposal.ts';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { actorOfSession, openSession } from '#app/domain/people/sessions.ts';
import { signIn } from '#app/domain/people/sign-in.ts';
import { signUp } from '#app/domain/people/sign-up.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const password = 'a long enough word';

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

describe('an invitation', () => {
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
