import { describe, expect, it } from 'vitest';
import { changedSince } from '#app/domain/desks/changed-since.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { approveLoan } from '#app/domain/loans/approve-loan.ts';
import { sendBackLoan } from '#app/domain/loans/send-back-loan.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { db } from '#app/platform/db.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** A request of the partner's, sent back for its story. */
async function cast() {
  const g = given(world);
  const partnerId = await g.partner();
  const officer = await g.person('Yuni');
  const reviewer = await g.person('Dewi');
  const { now } = world;
  await addPartnerStaff({ partnerId, personId: officer, role: 'officer', actorId: null, now });
  const { loanId } = granted(
    await draftLoan({
      partnerId,
      draft: g.draft({ localCurrency: 'IDR', disbursementPlannedOn: '2026-04-01' }),
      actorId: officer,
      now,
    }),
  );
  granted(await submitLoan({ loanId, actorId: officer, now }));
  const reason = 'The story names the street.';
  const code = 'story_names_too_much';
  granted(await sendBackLoan({ loanId, code, reason, actorId: reviewer, now }));
  const cookie = await signInAs(officer, now);
  const id = String(loanId);
  interface Page {
    saved: Record<string, string>;
    remarks: Record<string, string>;
  }
  const page = async () => (await ask('desk/loan-revision', cookie, { id })).body as Page;
  const save = (form: Record<string, string>) =>
    ask('desk/loan-revision', cookie, { id }, { ...form, do: 'save' });
  return { g, partnerId, officer, reviewer, loanId, id, page, save };
}

describe('a request that was sent back', () => {
  it('is shown as it was, with the reason beside its field, and saved as it was changes nothing', async () => {
    const { loanId, page, save } = await cast();
    const { saved, remarks } = await page();
    expect(remarks).toEqual({ story: 'The story names the street.' });
    // All of its rows are on the page, and some to go on with.
    const rows = await db().instalment.count({ where: { loanId } });
    expect(Number(saved['rowCount'])).toBeGreaterThan(rows);
    const before = await db().instalment.findMany({
      where: { loanId },
      orderBy: { number: 'asc' },
    });
    expect((await save(saved)).location).toBe(`/desk/loans/${loanId}`);
    const after = await db().instalment.findMany({ where: { loanId }, orderBy: { number: 'asc' } });
    expect(after).toEqual(before);
    expect(await changedSince(loanId)).toEqual([]);
  });

  it('is changed, handed in again, and the reviewer sees what changed since', async () => {
    const { loanId, page, save, officer, reviewer } = await cast();
    const { saved } = await page();
    const story = 'I cook before the children wake. I live in the north of the town.';
    expect((await save({ ...saved, story, use: 'buys a stove' })).status).toBe(302);
    const { now } = world;
    granted(await submitLoan({ loanId, actorId: officer, now }));
    expect(await changedSince(loanId)).toEqual(['use', 'story']);
    expect(await db().loanStory.findMany({ where: { loanId } })).toMatchObject([{ text: story }]);
    granted(await approveLoan({ loanId, actorId: reviewer, now }));
  });

  it('keeps what was typed when it does not add up, and changes nothing', async () => {
    const { loanId, page, save } = await cast();
    const { saved } = await page();
    const wrong = { ...saved, localAmount: '9,999.00' };
    expect(await save(wrong)).toMatchObject({ status: 409, body: { entries: wrong } });
    expect(await db().auditRow.count({ where: { verb: 'revise-draft' } })).toBe(0);
    expect((await db().loan.findUniqueOrThrow({ where: { id: loanId } })).localAmount).not.toBe(
      999_900n,
    );
  });

  it('is its own partner’s to change, and nobody’s once it is in review', async () => {
    const { g, id, loanId, page, save, officer } = await cast();
    const { saved } = await page();
    const other = await g.person('Agus');
    const partnerId = await g.partner({ name: 'Another' });
    const { now } = world;
    await addPartnerStaff({ partnerId, personId: other, role: 'officer', actorId: null, now });
    const stranger = await signInAs(other, now);
    expect((await ask('desk/loan-revision', stranger, { id })).status).toBe(404);
    const form = { ...saved, do: 'save' };
    expect((await ask('desk/loan-revision', stranger, { id }, form)).status).toBe(404);
    granted(await submitLoan({ loanId, actorId: officer, now }));
    expect((await save(saved)).status).toBe(404);
    // The database says so, too.
    await expect(db().instalment.deleteMany({ where: { loanId } })).rejects.toThrow(
      'what a loan was approved with stays',
    );
    await expect(db().loanStory.deleteMany({ where: { loanId } })).rejects.toThrow('stays');
  });

  it('leaves a borrower’s name alone where another loan has it', async () => {
    const { g, partnerId, loanId, page, save, officer } = await cast();
    await db().loan.update({
      where: { id: await g.loan(partnerId) },
      data: {
        borrowerId: (await db().loan.findUniqueOrThrow({ where: { id: loanId } })).borrowerId,
      },
    });
    const { saved } = await page();
    await save({ ...saved, firstName: 'Somebody else' });
    expect(await changedSince(loanId)).toEqual([]);
    expect(officer).toBeGreaterThan(0);
  });
});

describe('the page of a request that is not posted yet', () => {
  it('is seen by the partner’s people and the host’s staff alone, as everybody would see it', async () => {
    const { g, loanId, officer, reviewer } = await cast();
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    const { now } = world;
    const other = await g.person('Agus');
    const another = await g.partner({ name: 'Another' });
    await addPartnerStaff({
      partnerId: another,
      personId: other,
      role: 'officer',
      actorId: null,
      now,
    });
    const role = { personId: reviewer, role: 'reviewer', actorId: null, now } as const;
    await grantStaffRole(role);
    const seenBy = async (who: number | null) =>
      ask('public/loan', who === null ? null : await signInAs(who, now), { slug });
    for (const who of [officer, reviewer]) {
      const { body } = await seenBy(who);
      expect(body).toMatchObject({
        loan: { isPreview: true, status: 'fundraising', isIndexed: false, name: 'Siti' },
      });
    }
    for (const who of [other, null]) expect((await seenBy(who)).status).toBe(404);

    // Nothing of it can be set aside, by whomever.
    const cookie = await signInAs(officer, now);
    const slice = { amount: '25.00' };
    expect((await ask('public/loan-slices', cookie, { slug }, slice)).status).toBe(404);

    await db().borrowerConsent.updateMany({ data: { withdrawnAt: now } });
    expect((await seenBy(officer)).body).toMatchObject({ loan: { name: null, stories: [] } });
  });
});
