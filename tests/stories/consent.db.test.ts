import { describe, expect, it } from 'vitest';
import { recordConsent, withdrawConsent } from '#app/domain/borrowers/consents.ts';
import { deskBorrower, deskBorrowers } from '#app/domain/loans/desk-borrowers.ts';
import { everything } from '#app/domain/loans/find-rows.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function posted() {
  const g = given(world);
  const partnerId = await g.partner();
  const actorId = await g.person('Sari');
  const loanId = await g.loan(partnerId, { amount: 10_000n });
  const { borrowerId, slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
  const act = () => ({ borrowerId, partnerId, actorId, now: world.now });
  const seen = () => loanPage({ slug, readerId: null, isStaff: false, now: world.now });
  return { g, partnerId, actorId, loanId, borrowerId, act, seen };
}

describe('a borrower’s consent', () => {
  it('is taken back: name, face and story are gone at once, and the record stays', async () => {
    const { partnerId, borrowerId, act, seen } = await posted();
    const { name } = (await seen()) ?? {};
    expect(name).not.toBeNull();
    world.goTo('2026-03-05T09:00:00Z');
    expect(await withdrawConsent(act())).toEqual({ hasConsent: false });
    expect(await seen()).toMatchObject({ name: null, photo: null, town: null });
    expect(
      JSON.stringify(await seen(), (_, it: unknown) => (typeof it === 'bigint' ? '' : it)),
    ).not.toContain(name);

    world.goTo('2026-03-06T09:00:00Z');
    expect(await recordConsent(act())).toEqual({ hasConsent: true });
    expect(await recordConsent(act())).toEqual({ hasConsent: true });
    expect((await seen())?.name).toBe(name);
    const borrower = await deskBorrower(borrowerId, partnerId);
    expect(borrower?.consents).toMatchObject([
      { recordedBy: 'Sari', withdrawnAt: null },
      { withdrawnAt: new Date('2026-03-05T09:00:00Z') },
    ]);
    const acts = await db().auditRow.findMany({ where: { subject: `borrower:${borrowerId}` } });
    expect(acts.map((row) => row.verb)).toEqual(['withdraw-consent', 'record-consent']);
  });

  it('is its own partner’s to write down, and no other’s', async () => {
    const { g, partnerId, borrowerId, act, seen } = await posted();
    const other = await g.partner();
    expect(other).not.toBe(partnerId);
    const refused = { refused: 'no_such_borrower' };
    expect(await withdrawConsent({ ...act(), partnerId: other })).toEqual(refused);
    expect(await deskBorrower(borrowerId, other)).toBeNull();
    expect((await deskBorrowers(other, everything)).borrowers).toEqual([]);
    expect((await deskBorrowers(partnerId, everything)).borrowers[0]).toMatchObject({
      id: borrowerId,
      hasConsent: true,
    });
    expect((await seen())?.name).not.toBeNull();
  });

  it('is needed before a draft is handed in, and may be written down then', async () => {
    const { g, partnerId, actorId } = await posted();
    const { now } = world;
    const draft = g.draft({ hasConsent: false });
    const { loanId } = granted(await draftLoan({ partnerId, draft, actorId, now }));
    const submit = () => submitLoan({ loanId, actorId, now });
    expect(await submit()).toEqual({ refused: 'borrower_has_not_consented' });
    const { borrowerId } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    granted(await recordConsent({ borrowerId, partnerId, actorId, now }));
    granted(await submit());
  });
});
