import { describe, expect, it } from 'vitest';
import { closeAccount } from '#app/domain/balances/close-account.ts';
import { exportPerson } from '#app/domain/operations/export-person.ts';
import { tellWatchers } from '#app/domain/lenders/tell-watchers.ts';
import { publishUpdate } from '#app/domain/loans/publish-update.ts';
import { sendDigests } from '#app/domain/notifications/send-digests.ts';
import { sendMail } from '#app/domain/notifications/send-mail.ts';
import { mailFacts } from '#app/domain/notifications/mail-facts.ts';
import { noticesOf } from '#app/domain/notifications/notices.ts';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function cast() {
  const g = given(world);
  await g.operatorMoney(10_000n);
  const partnerId = await g.partner();
  const lia = await g.person('Lia');
  const ben = await g.person('Ben');
  const loanId = await g.loan(partnerId, { amount: 20_000n });
  const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
  const cookie = await signInAs(lia, world.now);
  const press = (act: 'watch' | 'stop', who: string | null = cookie) =>
    ask('public/loan-watching', who, { slug }, { do: act });
  const told = async (personId: number) => {
    await world.work();
    return (await noticesOf(personId, 'en')).map(({ words }) => words);
  };
  return { g, partnerId, lia, ben, loanId, slug, cookie, press, told };
}

const days = (count: number) => new Date(world.now.getTime() + count * 86_400_000);

describe('watching a loan', () => {
  it('is a press, shown on the page and in a list, and ends with another', async () => {
    const { slug, cookie, press } = await cast();
    const shown = async () =>
      (await ask('public/loan', cookie, { slug })).body as { loan: { isWatched: boolean } };
    expect((await shown()).loan.isWatched).toBe(false);
    expect((await press('watch')).location).toBe(`/loans/${slug}#watch`);
    await press('watch');
    expect((await shown()).loan.isWatched).toBe(true);
    expect((await ask('lender/watched', cookie)).body).toMatchObject({ loans: [{ name: 'Siti' }] });
    expect((await ask('public/loan', null, { slug })).body).toMatchObject({
      loan: { isWatched: null },
    });
    await press('stop');
    expect((await ask('lender/watched', cookie)).body).toMatchObject({ loans: [] });
  });

  it('asks a stranger to sign in, and is not done for what nobody may see', async () => {
    const { g, partnerId, cookie, slug, press } = await cast();
    expect((await press('watch', null)).location).toBe(
      `/sign-in?to=${encodeURIComponent(`/loans/${slug}`)}`,
    );
    await db().loan.update({ where: { slug }, data: { status: 'withdrawn' } });
    expect((await press('watch')).status).toBe(404);
    expect(await db().watchedLoan.count()).toBe(0);
    expect(await g.loan(partnerId)).toBeGreaterThan(0);
    expect((await ask('public/loan-watching', cookie, { slug: 'none' }, {})).status).toBe(404);
  });

  it('tells three days before the end, once, whoever has not lent', async () => {
    const { g, lia, ben, loanId, slug, press, told } = await cast();
    await press('watch');
    await press('watch', await signInAs(ben, world.now));
    await g.lends(ben, [{ loanId, amount: 2_500n }]);
    const { fundraiserEndsAt } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    const end = fundraiserEndsAt?.getTime() ?? 0;
    expect(await tellWatchers(new Date(end - 4 * 86_400_000))).toBe(0);
    const soon = new Date(end - 2 * 86_400_000);
    expect(await tellWatchers(soon)).toBe(1);
    await tellWatchers(new Date(end - 86_400_000));
    world.goTo(soon.toISOString());
    expect(await told(lia)).toEqual(['Siti’s loan closes soon']);
    expect(await told(ben)).not.toContain('Siti’s loan closes soon');
    expect(await db().mail.count({ where: { template: 'loan_closing' } })).toBe(1);
    expect(slug).toMatch(/-/);
  });

  it('is told nothing of what was filled before the daily mail', async () => {
    const { g, lia, ben, loanId, press } = await cast();
    await press('watch');
    const { fundraiserEndsAt } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    world.goTo(new Date((fundraiserEndsAt?.getTime() ?? 0) - 2 * 86_400_000).toISOString());
    expect(await tellWatchers(world.now)).toBe(1);
    await world.work();
    await g.lends(ben, [{ loanId, amount: 20_000n }]);
    world.goTo(days(1).toISOString());
    await sendDigests({ now: world.now });
    await world.work();
    const posted = await db().mail.findMany({ where: { personId: lia, isPosted: true } });
    expect(posted.map(({ template }) => template)).not.toContain('digest');
    await db().person.update({ where: { id: lia }, data: { mailProgress: 'at_once' } });
    const mail = { template: 'loan_closing', personId: lia, subjectId: loanId } as const;
    expect(await sendMail({ ...mail, jobId: 'late', now: world.now })).toEqual({ sent: false });
  });

  it('hears news, but nothing of a late loan that everybody may not read', async () => {
    const { g, partnerId, lia, ben, loanId, press, told } = await cast();
    const two = await g.treasurers();
    const { now } = world;
    await addPartnerStaff({ partnerId, personId: ben, role: 'officer', actorId: null, now });
    await press('watch');
    await g.lends(ben, [{ loanId, amount: 20_000n }]);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    const news = { loanId, partnerId, language: 'en', photo: null, actorId: ben } as const;
    granted(await publishUpdate({ ...news, text: 'The loom is here.', now: world.now }));
    // In the reader's language, where it was written in that one, too.
    const other = { language: 'id', text: 'Alat tenunnya sudah datang.' };
    const both = { ...news, text: 'The loom weaves.', other, now: world.now };
    const { updateId } = granted(await publishUpdate(both));
    const toldTo = async (personId: number) =>
      (await mailFacts({ template: 'loan_news', personId, subjectId: updateId })).said?.text;
    await db().person.update({ where: { id: lia }, data: { language: 'id' } });
    expect([await toldTo(lia), await toldTo(ben)]).toEqual([other.text, 'The loom weaves.']);
    const aboutLateness = { ...news, isAboutLateness: true, text: 'The market is under water.' };
    granted(await publishUpdate({ ...aboutLateness, now: world.now }));
    expect((await told(lia)).filter((words) => words.startsWith('News'))).toEqual([
      'News of Siti',
      'News of Siti',
    ]);
    // Now it is late: what was told before has no name for her any more.
    world.goTo(days(120).toISOString());
    expect((await told(lia)).filter((words) => words.startsWith('News'))).toEqual([
      'News of A borrower',
      'News of A borrower',
    ]);
    expect((await told(ben)).filter((words) => words === 'News of Siti')).toHaveLength(3);
  });

  it('goes along with the account’s data, and ends with the account', async () => {
    const { lia, press, cookie } = await cast();
    await press('watch');
    await ask('account/settings-page', cookie, {}, { words: 'I lend to weavers.' });
    expect(await exportPerson(lia, 'USD')).toMatchObject({
      person: { watchedLoans: [{}], publicPage: { words: 'I lend to weavers.' } },
    });
    granted(await closeAccount({ personId: lia, now: world.now }));
    expect(await db().watchedLoan.count()).toBe(0);
    expect(await db().publicPage.count()).toBe(0);
  });
});

describe('a lender’s public page', () => {
  it('is there for nobody who has not opened it, and gone when it is closed', async () => {
    const { g, lia, loanId, cookie } = await cast();
    expect(await db().publicPage.count()).toBe(0);
    expect((await ask('public/lender', null, { slug: 'lia' })).status).toBe(404);
    await g.lends(lia, [{ loanId, amount: 2_500n }]);
    await ask('account/settings-page', cookie, {}, { words: 'I lend to weavers.' });
    const { slug } = await db().publicPage.findFirstOrThrow();
    expect(slug).toMatch(/^lia-[a-z0-9]{8}$/);
    const page = await ask('public/lender', null, { slug });
    expect(page.body).toMatchObject({
      page: {
        name: 'Lia',
        words: 'I lend to weavers.',
        loanCount: 1,
        loans: [{ name: 'Siti' }],
        countries: [{ country: 'ID', count: 1 }],
      },
    });
    // Neither a sum nor an address of hers.
    expect(JSON.stringify(page.body, (_, value: unknown) => String(value))).not.toMatch(
      /example\.org|2500/,
    );
    await ask('account/settings-page', cookie, {}, { words: 'And to bakers.' });
    expect((await ask('public/lender', null, { slug })).body).toMatchObject({
      page: { words: 'And to bakers.' },
    });
    await ask('account/settings-page', cookie, {}, { do: 'close' });
    expect((await ask('public/lender', null, { slug })).status).toBe(404);
  });

  it('leaves out what was given back, and counts from the first slice', async () => {
    const { g, partnerId, lia, loanId, cookie } = await cast();
    await g.lends(lia, [{ loanId, amount: 2_500n }]);
    const first = world.now;
    world.goTo(days(3).toISOString());
    await g.lends(lia, [{ loanId, amount: 2_500n }]);
    const gone = await g.loan(partnerId, { amount: 5_000n });
    await g.lends(lia, [{ loanId: gone, amount: 2_500n }]);
    await db().loan.update({ where: { id: gone }, data: { status: 'expired' } });
    await ask('account/settings-page', cookie, {}, {});
    const { slug } = await db().publicPage.findFirstOrThrow();
    const { body } = await ask('public/lender', null, { slug });
    expect(body).toMatchObject({ page: { loanCount: 1, loans: [{ id: loanId }] } });
    const { since } = (body as { page: { since: Date } }).page;
    expect(since.getTime() - first.getTime()).toBeLessThan(86_400_000);
  });

  it('shows of a late loan nobody, and is closed with a blocked account', async () => {
    const { g, lia, loanId, cookie } = await cast();
    const two = await g.treasurers();
    await g.lends(lia, [{ loanId, amount: 20_000n }]);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await ask('account/settings-page', cookie, {}, {});
    const { slug } = await db().publicPage.findFirstOrThrow();
    world.goTo(days(120).toISOString());
    const late = await ask('public/lender', null, { slug });
    expect(late.body).toMatchObject({ page: { words: null, loans: [{ name: null, town: null }] } });
    await db().person.update({ where: { id: lia }, data: { blockedAt: world.now } });
    expect((await ask('public/lender', null, { slug })).status).toBe(404);
  });
});
