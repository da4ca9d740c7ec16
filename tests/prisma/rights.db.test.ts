import { describe, expect, it } from 'vitest';
import { proposeBankDetails } from '#app/domain/partners/bank-details.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { db } from '#app/platform/db.ts';
import { asApp, asOwner } from '#tests/support/database.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** An installation of real people: an admin and a treasurer, whom nobody appointed. */
async function installation() {
  const g = given(world);
  const [ana, tika] = [await g.person('Ana'), await g.person('Tika')];
  const [lia, tomo] = [await g.person('Lia'), await g.person('Tomo')];
  const partnerId = await g.partner();
  const { now } = world;
  await grantStaffRole({ personId: ana, role: 'admin', actorId: null, now });
  await grantStaffRole({ personId: tika, role: 'treasurer', actorId: null, now });
  await asOwner('update people set is_demo = false; delete from demonstration');
  return { ana, tika, lia, tomo, partnerId };
}

const insertRole = (who: number, by: number | null, role: string, more = '') =>
  asApp(`insert into staff_roles (person_id, role, granted_at, granted_by_id, counts_from)
         values (${who}, '${role}', now(), ${by}, now() + interval '25 hours') ${more}`);

describe('whoever has stolen the application’s login', () => {
  it('grants no role that two people did not agree to, nor one that counts at once', async () => {
    const { ana, lia } = await installation();
    await expect(insertRole(lia, ana, 'admin')).rejects.toThrow(/granted by two people/);
    await expect(insertRole(lia, null, 'treasurer')).rejects.toThrow(/only the first admin/);
    await expect(insertRole(lia, lia, 'auditor')).rejects.toThrow(/granted by an admin/);
    await expect(
      asApp(`insert into staff_roles (person_id, role, granted_at, granted_by_id, counts_from, is_first_second)
             values (${lia}, 'admin', now(), ${ana}, now() + interval '25 hours', true)`),
    ).rejects.toThrow(/a second person before/);
    for (const backdated of [`granted_at = '2020-01-01'`, `role = 'admin'`, `counts_from = now()`])
      await expect(asApp(`update staff_roles set ${backdated}`)).rejects.toThrow(
        /permission denied/,
      );
    await asApp('update staff_roles set revoked_at = now()');
    await expect(asApp('update staff_roles set revoked_at = null')).rejects.toThrow(/granted anew/);
    await expect(asApp('delete from staff_roles')).rejects.toThrow(/permission denied/);
  });

  it('with two people’s yes forged, still waits the day in which everybody hears of it', async () => {
    const { ana, tika, lia } = await installation();
    await asApp(`insert into invitations (email, name, person_id, staff_role, takes_two, invited_by_id, invited_at)
                 values ('lia@example.org', 'L', ${lia}, 'admin', true, ${ana}, now())`);
    const [invitation] = await db().invitation.findMany();
    await asApp(`insert into proposals (kind, subject, details, proposed_by_id, proposed_at)
                 values ('staff_role', 'invitation:${invitation?.id}', '{"role": "admin"}', ${ana}, now())`);
    const approve = (at: string, by = tika) =>
      asApp(`update proposals set approved_by_id = ${by}, approved_at = ${at}`);
    await expect(approve('now()', lia)).rejects.toThrow(/whoever has a role/);
    await expect(approve(`now() - interval '1 day'`)).rejects.toThrow(/agreed to now/);
    await expect(approve('now()', ana)).rejects.toThrow(/two_people/);
    await approve('now()');
    const [proposal] = await db().proposal.findMany();
    const insert = (grantedAt: string, countsFrom: string) =>
      asApp(`insert into staff_roles (person_id, role, granted_at, granted_by_id, counts_from, proposal_id)
             values (${lia}, 'admin', ${grantedAt}, ${ana}, ${countsFrom}, ${proposal?.id})`);
    await expect(insert('now()', 'now()')).rejects.toThrow(/after 24 hours/);
    const yesterday = `now() - interval '25 hours'`;
    await expect(insert(yesterday, 'now()')).rejects.toThrow(/granted now/);
    await insert('now()', `now() + interval '24 hours'`);
    await expect(approve('now()')).rejects.toThrow(/decided once/);
  });

  it('acts for nobody whose role has ended, or does not count yet', async () => {
    const { ana, tika, lia, tomo } = await installation();
    await asOwner(`insert into staff_roles (person_id, role, granted_at, granted_by_id, counts_from)
      values (${tomo}, 'treasurer', now(), ${ana}, now() + interval '1 hour')`);
    await asApp(`insert into proposals (kind, subject, details, proposed_by_id, proposed_at)
                 values ('own_money', 'W1', '{}', ${ana}, now())`);
    const approve = (by: number) =>
      asApp(`update proposals set approved_by_id = ${by}, approved_at = now()`);
    await expect(approve(tomo)).rejects.toThrow(/whoever has a role/);
    await asApp(`update staff_roles set revoked_at = now() where person_id = ${ana}`);
    await expect(insertRole(lia, ana, 'auditor')).rejects.toThrow(/granted by an admin/);
    await approve(tika);
    await expect(asApp('update proposals set withdrawn_at = now()')).rejects.toThrow(
      /decided once/,
    );
  });

  it('changes no word of a proposal, nor who said it', async () => {
    const { ana, partnerId } = await installation();
    const details = { holder: 'Mekar', bank: 'Nusa', account: '1' };
    granted(await proposeBankDetails({ ...details, partnerId, actorId: ana, now: world.now }));
    for (const change of [
      `details = '{}'`,
      'proposed_by_id = 2',
      `subject = 'partner:2'`,
      `kind = 'wire'`,
    ])
      await expect(asApp(`update proposals set ${change}`)).rejects.toThrow(/permission denied/);
    await expect(
      asApp(`insert into proposals (kind, subject, details, proposed_by_id, proposed_at, approved_by_id, approved_at)
             values ('wire', 'wire:1', '{}', 1, now(), 2, now())`),
    ).rejects.toThrow(/permission denied/);
  });

  it('sends a partner’s money nowhere that two people did not agree to', async () => {
    const { ana, tika, partnerId } = await installation();
    const insert = (account: string, proposal: number | null) =>
      asApp(`insert into partner_bank_details
               (partner_id, holder, bank, account, proposed_by_id, approved_by_id, approved_at, proposal_id)
             select ${partnerId}, 'Mekar', 'Nusa', '${account}', ${ana}, ${tika},
                    coalesce((select approved_at from proposals), now()), ${proposal}`);
    await expect(insert('1', null)).rejects.toThrow(/two people agreed to/);
    const details = { holder: 'Mekar', bank: 'Nusa', account: '1' };
    const asked = { ...details, partnerId, actorId: ana, now: world.now };
    const { proposalId } = granted(await proposeBankDetails(asked));
    await expect(insert('1', proposalId)).rejects.toThrow(/two people agreed to/);
    await asApp(`update proposals set approved_by_id = ${tika}, approved_at = now()`);
    await expect(insert('2', proposalId)).rejects.toThrow(/two people agreed to/);
    await insert('1', proposalId);
    await expect(insert('1', proposalId)).rejects.toThrow(/unique/);
    await expect(asApp(`update partner_bank_details set account = '2'`)).rejects.toThrow(
      /permission denied/,
    );
  });

  it('makes nobody one of a demonstration, who would need no second factor', async () => {
    const { ana } = await installation();
    for (const table of ['people', 'partners'])
      await expect(asApp(`update ${table} set is_demo = not is_demo`)).rejects.toThrow(
        /leaves a demonstration/,
      );
    await expect(
      asApp(
        `insert into people (email, name, created_at, is_demo) values ('x@y.z', 'X', now(), true)`,
      ),
    ).rejects.toThrow(/no demonstration/);
    await expect(asApp('insert into demonstration values (true)')).rejects.toThrow(
      /permission denied/,
    );
    expect(await db().person.count({ where: { id: ana, isDemo: false } })).toBe(1);
  });

  it('makes no work go away that is to be done, nor what failed', async () => {
    await installation();
    await asApp(`insert into outbox (name, payload, due_at) values ('mail.send', '{}', now())`);
    await expect(asApp('delete from outbox')).rejects.toThrow(/stays/);
    await asApp('update outbox set done_at = now()');
    await expect(asApp('delete from outbox')).rejects.toThrow(/stays/);
    await asApp(`update outbox set done_at = now() - interval '30 days'`);
    await asApp('delete from outbox');
    for (const table of [
      'failed_jobs',
      'mails',
      'sessions',
      'audit_rows',
      'second_factors',
      'invitations',
    ])
      await expect(asApp(`delete from ${table}`)).rejects.toThrow(/permission denied/);
  });

  it('puts nobody on both sides: staff of a partner are not staff of the operator', async () => {
    const { ana, lia, partnerId } = await installation();
    const join = (who: number) =>
      asApp(`insert into partner_staff (person_id, partner_id, role, added_at)
             values (${who}, ${partnerId}, 'manager', now())`);
    await expect(join(ana)).rejects.toThrow(/not staff of a partner/);
    await join(lia);
    await expect(insertRole(lia, ana, 'auditor')).rejects.toThrow(/not staff of the operator/);
  });
});
