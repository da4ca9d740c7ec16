import { describe, expect, it } from 'vitest';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { bankDetailsOf } from '#app/domain/partners/bank-details.ts';
import { type Address, addresses } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const doors = (Object.keys(addresses) as Address[]).filter((name) => name.startsWith('operator/'));

async function cast() {
  const g = given(world);
  await g.operatorMoney(10_000n);
  const partner = await g.partner();
  const at = { actorId: null, now: world.now };
  const staff = async (name: string, role: 'treasurer' | 'auditor' | 'admin') => {
    const personId = await g.person(name);
    await grantStaffRole({ personId, role, ...at });
    return signInAs(personId, world.now);
  };
  return {
    g,
    partner,
    lender: await signInAs(await g.person('Lia'), world.now),
    tika: await staff('Tika', 'treasurer'),
    tomo: await staff('Tomo', 'treasurer'),
    auditor: await staff('Auditor', 'auditor'),
    admin: await staff('Admin', 'admin'),
  };
}

describe('the operator’s doors', () => {
  it('do not exist for a lender, none of them, neither to read nor to act', async () => {
    const { lender } = await cast();
    expect(doors.length).toBeGreaterThan(25);
    for (const door of doors) {
      const { loader, action } = (await import(`#app/routes/${door}.tsx`)) as Record<
        string,
        unknown
      >;
      const params = { id: '1' };
      if (loader) expect([door, (await ask(door, lender, params)).status]).toEqual([door, 404]);
      if (action) expect([door, (await ask(door, lender, params, {})).status]).toEqual([door, 404]);
    }
  });

  it('offer an auditor no form that would be refused', async () => {
    const { auditor, tika } = await cast();
    expect((await ask('operator/rates', auditor)).body).toMatchObject({ mayAct: false });
    expect((await ask('operator/rates', tika)).body).toMatchObject({ mayAct: true });
    expect((await ask('operator/installation', auditor)).body).toMatchObject({ mayMend: false });
    expect((await ask('operator/home', auditor)).body).toMatchObject({
      mayAct: false,
      isAdmin: false,
    });
  });

  it('let an auditor change nothing', async () => {
    const { auditor } = await cast();
    for (const door of doors) {
      const { action } = (await import(`#app/routes/${door}.tsx`)) as Record<string, unknown>;
      // Checking whether the books balance counts as reading.
      if (door === 'operator/books') continue;
      if (!action) continue;
      const { status } = await ask(door, auditor, { id: '1' }, {});
      expect([door, status]).toEqual([door, 404]);
    }
  });

  it('keep what was typed, and say what is wrong beside each field', async () => {
    const { tika, partner } = await cast();
    const id = String(partner);
    const form = { holder: 'Koperasi Mekar', bank: '', account: '' };
    expect(await ask('operator/partner-bank-details', tika, { id }, form)).toMatchObject({
      status: 400,
      body: {
        errors: { bank: 'is_missing', account: 'is_missing' },
        entries: { holder: 'Koperasi Mekar' },
      },
    });
    const journal = { from: 'lender:1', to: 'operator', amount: '5', reason: 'mine' };
    expect(await ask('operator/journals', tika, {}, journal)).toMatchObject({
      status: 400,
      body: { errors: { from: 'is_not_known' }, entries: journal },
    });
    const same = { ...journal, from: 'operator' };
    expect(await ask('operator/journals', tika, {}, same)).toMatchObject({
      status: 409,
      body: { beside: { to: expect.stringContaining('same') }, refused: null, entries: same },
    });
  });

  it('change bank details only through a second person', async () => {
    const { tika, tomo, partner } = await cast();
    const id = String(partner);
    const form = { holder: 'Koperasi Mekar', bank: 'Bank Nusa', account: '0012' };
    expect((await ask('operator/partner-bank-details', tika, { id }, form)).status).toBe(302);
    const proposal = { id: String((await db().proposal.findFirstOrThrow()).id) };
    const again = await ask('operator/proposal-approval', tika, proposal, {});
    expect(again.location).toContain('same_person_may_not_approve');
    expect(await bankDetailsOf(db(), partner)).toBeNull();
    expect((await ask('operator/proposal-approval', tomo, proposal, {})).location).toBe(
      `/admin/proposals/${proposal.id}`,
    );
    expect(await bankDetailsOf(db(), partner)).toMatchObject({ account: '0012' });
  });

  it('pause a partner, agree on a guarantee, and undo both', async () => {
    const { admin, tika, partner } = await cast();
    const id = String(partner);
    expect((await ask('operator/partner-suspension', tika, { id }, { notice: 'x' })).status).toBe(
      404,
    );
    expect(
      (await ask('operator/partner-suspension', admin, { id }, { notice: 'Late reports.' })).status,
    ).toBe(302);
    expect(
      (await ask('operator/partner-suspension', admin, { id }, { notice: 'again' })).status,
    ).toBe(409);
    expect((await ask('operator/partner-suspension-lifting', admin, { id }, {})).status).toBe(302);
    const guarantee = { amount: '1,000', agreement: 'folder 3' };
    expect((await ask('operator/partner-guarantee', admin, { id }, guarantee)).status).toBe(302);
    expect(await db().partnerGuarantee.findFirstOrThrow()).toMatchObject({ amount: 100_000n });
    expect((await ask('operator/partner-guarantee-ending', admin, { id }, {})).status).toBe(302);
    const audited = await db().auditRow.findMany({
      where: { subject: `partner:${id}` },
      orderBy: { id: 'asc' },
    });
    expect(audited.map((row) => row.verb)).toEqual([
      'add-partner',
      'suspend-partner',
      'lift-suspension',
      'agree-guarantee',
      'end-guarantee',
    ]);
  });
});
