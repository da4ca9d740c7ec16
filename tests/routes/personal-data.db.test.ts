import { describe, expect, it } from 'vitest';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';
import type { Address } from '#app/paths.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { asOwner } from '#tests/support/database.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** Names that must not leave the database, in the fields that hold them. */
const lastName = 'Rahasiawati';
const firstName = 'Ningsih';

/** A loan that is being repaid, one that waits for review, their lender, and staff of every kind. */
async function lived() {
  const g = given(world);
  const { now } = world;
  let count = 0;
  await g.operatorMoney(100_000n);
  const partnerId = await g.partner();
  const borrower = { firstName, lastName, memberCount: 1, country: 'ID', town: 'Bangli' };
  const lia = await g.person('Lia');
  const loanId = await g.loan(partnerId, { amount: 10_000n, borrower });
  const orderId = await g.lends(lia, [{ loanId, amount: 5_000n }]);
  await g.lends(lia, [{ loanId, amount: 5_000n }]);
  const waiting = await g.loan(partnerId, { amount: 10_000n, borrower });
  await db().borrower.updateMany({ data: { lastName } });
  await g.disbursed(loanId, await g.treasurers());
  const both = async (...roles: StaffRoleName[]) => {
    const personId = await g.person(`Of${roles.join('')}${(count += 1)}`);
    for (const role of roles) await grantStaffRole({ personId, role, actorId: null, now });
    return signInAs(personId, world.now);
  };
  const staff = (role: StaffRoleName) => both(role);
  const officer = await g.person('Sari');
  await addPartnerStaff({ personId: officer, partnerId, role: 'officer', actorId: null, now });
  const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
  const slice = await db().slice.findFirstOrThrow();
  return {
    ids: { loanId, orderId, waiting, slug, sliceId: slice.id, partnerId },
    lender: await signInAs(lia, now),
    desk: await signInAs(officer, now),
    staff,
    both,
  };
}

const holds = (text: string, word: string) => text.toLowerCase().includes(word.toLowerCase());

async function answer(route: Address, cookie: string | null, params: Record<string, string> = {}) {
  const { status, body } = await ask(route, cookie, params);
  const text = JSON.stringify(body, (_, it: unknown) => (typeof it === 'bigint' ? String(it) : it));
  return { status, text: text ?? '' };
}

describe('what a page is made of, and anybody can ask for as data', () => {
  it('holds no last name of a borrower, for whoever asks', async () => {
    const { ids, lender, desk, staff } = await lived();
    const id = String(ids.loanId);
    const reviewer = await staff('reviewer');
    const treasurer = await staff('treasurer');
    const asked: [Address, string | null, Record<string, string>?][] = [
      ['public/home', null],
      ['public/loans', null],
      ['public/loan', null, { slug: ids.slug }],
      ['public/partner', null, { slug: 'koperasi-mekar' }],
      ['lender/basket', null],
      ['lender/balance', lender],
      ['lender/portfolio', lender],
      ['lender/notices', lender],
      ['lender/order', lender, { id: String(ids.orderId) }],
      ['lender/slice', lender, { id: String(ids.sliceId) }],
      ['desk/home', desk],
      ['desk/borrowers', desk],
      ['desk/loan', desk, { id }],
      ['desk/report', desk, { period: '2026-03' }],
      ['operator/home', reviewer],
      ['operator/loans', reviewer],
      ['operator/loan', reviewer, { id: String(ids.waiting) }],
      ['operator/money', treasurer],
    ];
    for (const [route, cookie, params] of asked) {
      const { status, text } = await answer(route, cookie, params);
      expect([route, status]).toEqual([route, 200]);
      expect([route, text.includes(lastName)]).toEqual([route, false]);
    }
    const { text } = await answer('public/loan', null, { slug: ids.slug });
    expect(text).toContain(firstName);
  });

  it('names nobody to an auditor, and all of it is there', async () => {
    const { ids, staff } = await lived();
    const auditor = await staff('auditor');
    const asked: [Address, Record<string, string>?][] = [
      ['operator/home'],
      ['operator/money'],
      ['operator/loans'],
      ['operator/loan', { id: String(ids.loanId) }],
      ['operator/failed-payouts'],
      ['operator/audit'],
      ['operator/books'],
      ['operator/settlements'],
    ];
    for (const [route, params] of asked) {
      const { status, text } = await answer(route, auditor, params);
      expect([route, status]).toEqual([route, 200]);
      for (const personal of [firstName, lastName, 'Bangli', 'Tika', 'I cook before'])
        expect([route, personal, holds(text, personal)]).toEqual([route, personal, false]);
    }
    const { text } = await answer('operator/loans', auditor);
    expect(text).toContain(`#${ids.loanId}`);
  });

  it('ties no two loans of a borrower together', async () => {
    const { ids } = await lived();
    const { text } = await answer('public/loan', null, { slug: ids.slug });
    for (const key of ['borrowerId', 'externalId', 'createdById', 'authorId', 'lastName'])
      expect([key, text.includes(`"${key}"`)]).toEqual([key, false]);
    expect(holds(ids.slug, firstName)).toBe(false);
  });

  it('shows a late borrower to reviewers and treasurers, not to auditors, support or half a sign-in', async () => {
    const { ids, staff } = await lived();
    world.goTo('2027-03-05T09:00:00Z');
    const seen = async (cookie: string) =>
      holds((await answer('public/loan', cookie, { slug: ids.slug })).text, firstName);
    expect(await seen(await staff('auditor'))).toBe(false);
    expect(await seen(await staff('support'))).toBe(false);
    expect(await seen(await staff('reviewer'))).toBe(true);
    const treasurer = await staff('treasurer');
    expect(await seen(treasurer)).toBe(true);
    await asOwner('update people set is_demo = false');
    expect(await seen(treasurer)).toBe(false);
  });

  it('names nobody to who is support and auditor', async () => {
    const { ids, both } = await lived();
    for (const [route, params] of [
      ['operator/home', {}],
      ['operator/loans', {}],
      ['operator/loan', { id: String(ids.loanId) }],
      ['operator/money', {}],
    ] as const) {
      const { status, text } = await answer(route, await both('support', 'auditor'), params);
      expect([route, status, holds(text, firstName)]).toEqual([route, 200, false]);
    }
  });

  it('names nobody to support on the first page', async () => {
    const { staff } = await lived();
    const { status, text } = await answer('operator/home', await staff('support'));
    expect(status).toBe(200);
    expect(text).not.toContain(firstName);
  });
});
