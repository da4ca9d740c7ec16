import { describe, expect, it } from 'vitest';
import { changedSince } from '#app/domain/desks/changed-since.ts';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { approveLoan } from '#app/domain/loans/approve-loan.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { sendBackLoan } from '#app/domain/loans/send-back-loan.ts';
import { staffLoan } from '#app/domain/loans/staff-loan.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { potentialParts } from '#app/domain/potential/potential-rules.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** A draft of 1,000,000 rupiah, and an officer who tells more of it, screen by screen. */
async function cast() {
  const g = given(world);
  const { now } = world;
  const partnerId = await g.partner();
  const officer = await g.person('Yuni');
  await addPartnerStaff({ partnerId, personId: officer, role: 'officer', actorId: null, now });
  const draft = g.draft({ localCurrency: 'IDR', localAmount: 100_000_000n });
  const { loanId } = granted(await draftLoan({ partnerId, draft, actorId: officer, now }));
  const cookie = await signInAs(officer, now);
  const id = String(loanId);
  const open = async (part: string) =>
    (await ask('desk/loan-potential', cookie, { id, part })).body as {
      saved: Record<string, string>;
      unnamed: bigint;
    };
  const tell = (part: string, form: Record<string, string>) =>
    ask('desk/loan-potential', cookie, { id, part }, form);
  const slug = async () => (await db().loan.findUniqueOrThrow({ where: { id: loanId } })).slug;
  return { g, partnerId, officer, loanId, id, cookie, open, tell, slug };
}

const told: Record<string, Record<string, string>> = {
  plan: { plan: 'A second stove, and two schools instead of one.', quote: 'I cook by ear.' },
  skills: {
    skill1: 'cooks for sixty',
    skill2: 'keeps a cash book',
    training: 'Two days on hygiene',
    trainingState: 'under_way',
  },
  costs: { item1: 'Stove', cost1: '700,000', item2: 'Pots', cost2: '300,000', ownPart: '50,000' },
  year: Object.fromEntries(
    Array.from({ length: 12 }, (_, month) => [`month${month + 1}`, String(month % 4)]),
  ),
  voucher: {
    firstName: 'Aminah',
    role: 'head of the school kitchen',
    years: '6',
    says: 'She has never been late.',
    hasAgreed: 'yes',
  },
};

describe('what a request says beyond its terms', () => {
  it('is asked for one screen after the other, and each screen shows what was saved', async () => {
    const { id, open, tell } = await cast();
    for (const [index, part] of potentialParts.entries()) {
      const next = potentialParts[index + 1];
      const answer = await tell(part, told[part] ?? {});
      expect(answer.location).toBe(
        next ? `/desk/loans/${id}/potential/${next}?done=saved` : `/desk/loans/${id}`,
      );
      const { saved } = await open(part);
      expect(saved).toMatchObject(told[part] ?? {});
    }
  });

  it('is optional: what is left out is not known, and the reviewer sees what is missing', async () => {
    const { loanId, tell } = await cast();
    const missing = async () => (await staffLoan({ loanId, now: world.now }))?.missing;
    expect(await missing()).toEqual(['plan', 'skills', 'costs', 'year', 'voucher', 'price']);
    const row = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    expect(row).toMatchObject({ ownPart: null, incomeByMonth: [], fee: null, savings: null });
    await tell('plan', told['plan'] ?? {});
    await tell('year', told['year'] ?? {});
    expect(await missing()).toEqual(['skills', 'costs', 'voucher', 'price']);
    await tell('plan', { plan: '', quote: '' });
    expect(await missing()).toContain('plan');
  });

  it('names what is left until the costs add up, and is not handed in before', async () => {
    const { loanId, officer, tell, open } = await cast();
    const short = { item1: 'Stove', cost1: '700,000' };
    expect((await tell('costs', short)).location).toContain('/potential/costs?done=saved');
    expect((await open('costs')).unnamed).toBe(30_000_000n);
    const handIn = () => submitLoan({ loanId, actorId: officer, now: world.now });
    expect(await handIn()).toEqual({ refused: 'costs_do_not_add_up_to_the_amount' });
    expect((await tell('costs', { ...short, cost2: '300,000' })).status).toBe(409);
    expect((await tell('costs', { ...short, item2: 'Pots' })).status).toBe(409);
    await tell('costs', told['costs'] ?? {});
    granted(await handIn());
  });

  it('refuses half a year, a voucher who was not asked, and figures that are none', async () => {
    const { loanId, tell } = await cast();
    expect((await tell('year', { month1: '2' })).status).toBe(409);
    expect((await tell('year', { ...told['year'], month5: '7' })).status).toBe(409);
    const { hasAgreed: _, ...unasked } = told['voucher'] ?? {};
    expect((await tell('voucher', unasked)).status).toBe(409);
    expect((await tell('costs', { item1: 'Stove', cost1: 'many' })).status).toBe(400);
    expect(await db().loan.findUniqueOrThrow({ where: { id: loanId } })).toMatchObject({
      incomeByMonth: [],
      voucherName: null,
      costAmounts: [],
    });
  });

  it('is read by everybody while her story is, and by nobody in public when it is not', async () => {
    const { g, loanId, officer, tell, slug } = await cast();
    for (const part of potentialParts) await tell(part, told[part] ?? {});
    const { now } = world;
    granted(await submitLoan({ loanId, actorId: officer, now }));
    granted(await approveLoan({ loanId, actorId: await g.person('Dewi'), now }));
    const seen = async () =>
      loanPage({ slug: await slug(), readerId: null, isStaff: false, now: world.now });
    expect(await seen()).toMatchObject({
      stories: [{ plan: told['plan']?.['plan'], skills: ['cooks for sixty', 'keeps a cash book'] }],
      potential: {
        costAmounts: [70_000_000n, 30_000_000n],
        voucherName: 'Aminah',
        voucherYears: 6,
      },
    });
    await db().borrowerConsent.updateMany({ data: { withdrawnAt: now } });
    expect(await seen()).toMatchObject({ stories: [], potential: null });
  });

  it('stays as the reviewer read it, and shows what changed when it was sent back', async () => {
    const { g, loanId, id, officer, cookie, tell } = await cast();
    await tell('plan', told['plan'] ?? {});
    const { now } = world;
    granted(await submitLoan({ loanId, actorId: officer, now }));
    expect((await tell('plan', { plan: 'Another', quote: '' })).status).toBe(404);
    await expect(
      db().loanStory.updateMany({ where: { loanId }, data: { plan: 'Another' } }),
    ).rejects.toThrow('what a loan was approved with stays');
    await expect(db().loan.update({ where: { id: loanId }, data: { fee: 1n } })).rejects.toThrow(
      'what a loan was approved with stays',
    );
    const reviewer = await g.person('Dewi');
    const sendBack = { code: 'story_is_unclear', reason: 'What is the plan?' } as const;
    const later = new Date(now.getTime() + 1000);
    granted(await sendBackLoan({ loanId, ...sendBack, actorId: reviewer, now: later }));
    world.now = new Date(now.getTime() + 60_000);
    await tell('skills', told['skills'] ?? {});
    expect(await changedSince(loanId)).toEqual(['skills']);
    const other = await g.person('Agus');
    const partnerId = await g.partner({ name: 'Another' });
    await addPartnerStaff({ partnerId, personId: other, role: 'officer', actorId: null, now });
    const stranger = await signInAs(other, now);
    const at = { id, part: 'plan' };
    expect((await ask('desk/loan-potential', stranger, at)).status).toBe(404);
    expect((await ask('desk/loan-potential', stranger, at, { plan: 'x' })).status).toBe(404);
    expect((await ask('desk/loan-potential', cookie, { id, part: 'pets' })).status).toBe(404);
  });

  it('is not lost when the terms are written anew', async () => {
    const { loanId, id, cookie, tell } = await cast();
    for (const part of potentialParts) await tell(part, told[part] ?? {});
    const page = (await ask('desk/loan-revision', cookie, { id })).body as {
      saved: Record<string, string>;
    };
    const form = { ...page.saved, paidOutOn: '2026-04-01', do: 'save' };
    const price = { fee: '10,000', savings: '30,000', savingsTime: 'instalments' };
    expect((await ask('desk/loan-revision', cookie, { id }, { ...form, ...price })).status).toBe(
      302,
    );
    const loan = await db().loan.findUniqueOrThrow({
      where: { id: loanId },
      include: { stories: true },
    });
    expect(loan).toMatchObject({
      fee: 1_000_000n,
      savings: 3_000_000n,
      savingsTime: 'instalments',
      voucherName: 'Aminah',
      costAmounts: [70_000_000n, 30_000_000n],
      stories: [{ plan: told['plan']?.['plan'], costItems: ['Stove', 'Pots'] }],
    });
  });
});
