import { describe, expect, it } from 'vitest';
import { handleComplaint, makeComplaint, openComplaints } from '#app/domain/loans/complaints.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { partnerPage } from '#app/domain/loans/partner-page.ts';
import { indexedLoans, indexedParts } from '#app/domain/loans/public-loans.ts';
import { publishUpdate } from '#app/domain/loans/publish-update.ts';
import { liftSuspension } from '#app/domain/partners/lift-suspension.ts';
import { suspendPartner } from '#app/domain/partners/suspend-partner.ts';
import { loader as sitemapPart } from '#app/routes/machine/sitemap-part.ts';
import { loader as sitemap } from '#app/routes/machine/sitemap.ts';
import { shareImage } from '#app/routes/machine/share-image.tsx';
import { loanMeta } from '#app/routes/public/loan-meta.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const bySlug = (one: { slug: string }, other: { slug: string }) =>
  one.slug.localeCompare(other.slug);

async function twoLoansOut() {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const loans = [
    await g.loan(partner, { amount: 10_000n }),
    await g.loan(partner, { amount: 20_000n }),
  ];
  for (const loanId of loans) {
    const { amount } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    await g.lends(lia, [{ loanId, amount }]);
    await g.disbursed(loanId, two);
  }
  const [first = 0, second = 0] = loans;
  return { g, partner, lia, two, first, second };
}

const page = () => partnerPage({ slug: 'koperasi-mekar', currency: 'USD', now: world.now });
const rates = async () =>
  Object.fromEntries(
    (await page())?.rates.map((row) => [row.name, [row.numerator, row.denominator, row.rate]]) ??
      [],
  );

describe('the published rates', () => {
  it('are sums of what is late, by days in the partner’s zone', async () => {
    const { g, partner, lia, first } = await twoLoansOut();
    expect(await rates()).toMatchObject({
      arrears: [0n, 30_000n, 0],
      tkb90: [30_000n, 30_000n, 10_000],
      default: [0n, 0n, null],
    });
    // The first instalments, 25.00 and 50.00, are due on 2 May; the first loan pays its own.
    world.goTo('2026-04-20T09:00:00Z');
    await g.reported(partner, '2026-04', [{ loanId: first, amount: '250.00' }], lia);
    await g.settled(partner, '2026-04', lia);
    await world.work();
    world.goTo('2026-05-02T09:00:00Z');
    expect(await rates()).toMatchObject({ arrears: [0n, 27_500n, 0] });
    world.goTo('2026-05-03T09:00:00Z');
    expect(await rates()).toMatchObject({
      arrears: [5_000n, 27_500n, 1_818],
      par1: [0n, 27_500n, 0],
      par30: [0n, 27_500n, 0],
    });
    world.goTo('2026-06-02T09:00:00Z');
    expect(await rates()).toMatchObject({
      par30: [20_000n, 27_500n, 7_273],
      par90: [0n, 27_500n, 0],
    });
    world.goTo('2026-08-01T09:00:00Z');
    expect(await rates()).toMatchObject({
      par90: [20_000n, 27_500n, 7_273],
      tkb90: [7_500n, 27_500n, 2_727],
    });
  });

  it('count what a partner has collected as paid, until it is on its way for 60 days', async () => {
    const { g, partner, lia, first, second } = await twoLoansOut();
    world.goTo('2026-05-20T09:00:00Z');
    const both = [
      { loanId: first, amount: '250.00' },
      { loanId: second, amount: '499.00' },
    ];
    await g.reported(partner, '2026-05', both, lia);
    // Both were due on 2 May; of the second's a part is missing, and all of it counts.
    expect(await rates()).toMatchObject({
      arrears: [5_000n, 30_000n, 1_667],
      par1: [20_000n, 30_000n, 6_667],
    });
    world.goTo('2026-07-01T09:00:00Z');
    // June's instalments are late, too; the first loan's of May is on its way for 60 days, and no longer.
    expect(await rates()).toMatchObject({
      arrears: [5_000n + 2_500n + 5_000n, 30_000n, 4_167],
      par30: [20_000n, 30_000n, 6_667],
    });
    world.goTo('2026-07-02T09:00:00Z');
    expect(await rates()).toMatchObject({
      arrears: [15_000n, 30_000n, 5_000],
      par30: [30_000n, 30_000n, 10_000],
    });
  });

  it('count what was written off of what is over', async () => {
    const { two, second } = await twoLoansOut();
    const { now } = world;
    const { proposalId } = granted(
      await proposeWriteOff({ loanId: second, cause: 'borrower', actorId: two[0], now }),
    );
    granted(await writeOffLoan({ proposalId, actorId: two[1], now }));
    expect(await rates()).toMatchObject({ default: [20_000n, 20_000n, 10_000] });
    expect((await page())?.figures).toMatchObject({ outstanding: 10_000n, lent: 30_000n });
  });
});

describe('who sees what of a borrower', () => {
  it('holds on the page, in the share image, the sitemap and what robots are told', async () => {
    const { first } = await twoLoansOut();
    await db().borrower.updateMany({ data: { drawing: 'portraits/siti' } });
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: first } });
    const see = () => loanPage({ slug, readerId: null, isStaff: false, now: world.now });
    const listed = async () => (await indexedLoans(world.now)).some((loan) => loan.slug === slug);
    const inTime = await shareImage(slug);
    expect(await see()).toMatchObject({
      name: 'Siti',
      isIndexed: true,
      lenders: [{ name: 'Lia', page: null }],
    });
    expect(await listed()).toBe(true);
    // Late: anonymous, not indexed, and the picture shows another scene.
    world.goTo('2026-05-10T09:00:00Z');
    const late = await see();
    expect(late).toMatchObject({ name: null, stories: [], updates: [], isIndexed: false });
    expect(await listed()).toBe(false);
    expect(
      Buffer.compare((await shareImage(slug)) ?? Buffer.alloc(0), inTime ?? Buffer.alloc(0)),
    ).not.toBe(0);
    const told = late ? JSON.stringify(loanMeta({ loan: late, origin: 'https://x.example' })) : '';
    expect(told).toContain('noindex');
    expect(told).not.toContain('Siti');
    expect(await shareImage('no-such-loan')).toBeNull();
  });

  it('forgets a loan 90 days after it was paid out, though it is in time', async () => {
    const { g, partner, lia, first, second } = await twoLoansOut();
    await g.reported(
      partner,
      '2026-03',
      [first, second].map((loanId) => ({ loanId, amount: '900.00' })),
      lia,
    );
    await g.settled(partner, '2026-03', lia);
    await world.work();
    world.goTo('2026-05-30T09:00:00Z');
    expect(await indexedLoans(world.now)).toHaveLength(2);
    // In lists of one loan each.
    expect(await indexedParts(1)).toBe(2);
    const lists = [await indexedLoans(world.now, 1, 1), await indexedLoans(world.now, 2, 1)];
    expect(lists.map((list) => list.length)).toEqual([1, 1]);
    expect(lists.flat().toSorted(bySlug)).toEqual((await indexedLoans(world.now)).toSorted(bySlug));
    const index = await sitemap();
    expect(await index.text()).toContain('<loc>http://localhost:3000/sitemaps/1</loc>');
    const part = (name: string) => sitemapPart({ params: { part: name } } as never);
    expect(await (await part('pages')).text()).toContain('<loc>http://localhost:3000/help</loc>');
    expect((await (await part('1')).text()).match(/<lastmod>/g)).toHaveLength(2);
    for (const absent of ['0', '2', 'x', '1e3'])
      await expect(part(absent)).rejects.toMatchObject({ status: 404 });
    world.goTo('2026-06-01T09:00:00Z');
    expect(await indexedLoans(world.now)).toHaveLength(0);
  });

  it('leaves out the names of lenders who do not want to be seen', async () => {
    const { lia, first } = await twoLoansOut();
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: first } });
    const seen = () => loanPage({ slug, readerId: null, isStaff: false, now: world.now });
    // An organisation is called by its whole name.
    const whole = { name: 'Night shift, ward 4', isWholeNamed: true };
    await db().person.update({ where: { id: lia }, data: whole });
    expect(await seen()).toMatchObject({ lenders: [{ name: 'Night shift, ward 4' }] });
    await db().person.update({ where: { id: lia }, data: { isNamed: false } });
    expect(await seen()).toMatchObject({ lenders: [], lenderCount: 1 });
  });
});

describe('a partner that is paused', () => {
  it('says why on its own page and on its loans, until it may post again', async () => {
    const { partner, lia, first } = await twoLoansOut();
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: first } });
    const notices = async () => [
      (await page())?.notice,
      (await loanPage({ slug, readerId: null, isStaff: false, now: world.now }))?.partner.notice,
    ];
    const act = { partnerId: partner, actorId: lia, now: world.now };
    granted(await suspendPartner({ ...act, notice: 'Reports are late.' }));
    expect(await notices()).toEqual(['Reports are late.', 'Reports are late.']);
    granted(await liftSuspension(act));
    expect(await notices()).toEqual([null, null]);
  });
});

describe('news and complaints', () => {
  it('news are the partner’s own to write, of loans that are public', async () => {
    const { g, partner, lia, first } = await twoLoansOut();
    const other = await g.partner({ name: 'Another' });
    const { now } = world;
    const news = {
      loanId: first,
      text: 'The stove arrived.',
      language: 'en',
      photo: null,
      actorId: lia,
      now,
    };
    expect(await publishUpdate({ ...news, partnerId: other })).toEqual({
      refused: 'loan_is_not_yours',
    });
    granted(await publishUpdate({ ...news, partnerId: partner }));
    await db().loan.update({ where: { id: first }, data: { status: 'draft' } });
    expect(await publishUpdate({ ...news, partnerId: partner })).toEqual({
      refused: 'loan_is_not_public_yet',
    });
  });

  it('a complaint needs no account, and waits until a reviewer has handled it', async () => {
    const { lia, first } = await twoLoansOut();
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: first } });
    const { now } = world;
    const complaint = { text: 'The photo is of somebody else.', madeById: null, now };
    expect(await makeComplaint({ ...complaint, slug: 'none' })).toEqual({
      refused: 'no_such_loan',
    });
    const { complaintId } = granted(await makeComplaint({ ...complaint, slug }));
    expect(await openComplaints()).toMatchObject([{ id: complaintId, loanId: first }]);
    await handleComplaint({ complaintId, actorId: lia, now });
    expect(await openComplaints()).toEqual([]);
  });
});
