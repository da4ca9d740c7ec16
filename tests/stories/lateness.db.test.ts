import { describe, expect, it } from 'vitest';
import { instalmentStates, isLateOn, latenessOf } from '#app/domain/borrowers/lateness-rules.ts';
import { lateLoans, latePart } from '#app/domain/lateness/late-loans.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { publishUpdate } from '#app/domain/loans/publish-update.ts';
import { tellOfLateness } from '#app/domain/lateness/tell-of-lateness.ts';
import { defaultLoan } from '#app/domain/losses/default-loan.ts';
import { changeSettings } from '#app/domain/people/change-settings.ts';
import { saveRepaymentReport } from '#app/domain/repayments/save-repayment-report.ts';
import { sendDigests } from '#app/domain/notifications/send-digests.ts';
import { stopSignature } from '#app/domain/notifications/mail-choices.ts';
import { pick } from '#app/platform/pick.ts';
import { db } from '#app/platform/db.ts';
import { ask } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** A loan of 100.00 in four months, all of it Lia's, paid out on 2 March and due from April on. */
async function cast() {
  const g = given(world);
  const partnerId = await g.partner();
  const [lia, officer] = [await g.person('Lia'), await g.person('Yuni')];
  const loanId = await g.loan(partnerId, { amount: 10_000n });
  await g.lends(lia, [{ loanId, amount: 10_000n }]);
  await g.disbursed(loanId, await g.treasurers());
  await world.work();
  const first = await db().instalment.findFirstOrThrow({ where: { loanId, number: 1 } });
  const after = (days: number) => {
    world.goTo(new Date(first.dueOn.getTime() + days * 86_400_000 + 36_000_000).toISOString());
    return world.now;
  };
  const says = async (text: string) =>
    granted(
      await publishUpdate({
        loanId,
        partnerId,
        text,
        language: 'en',
        photo: null,
        isAboutLateness: true,
        actorId: officer,
        now: world.now,
      }),
    );
  const letters = async (words: RegExp) => {
    await world.work();
    return world.mailbox.lettersTo('lia@example.org').filter(({ subject }) => words.test(subject));
  };
  return { g, partnerId, loanId, lia, officer, first, after, says, letters };
}

describe('a loan that is late', () => {
  it('is found by the database by the rule that its page follows, on every day', async () => {
    const { partnerId, loanId, officer, first, after } = await cast();
    const include = {
      partner: true,
      instalments: { orderBy: { number: 'asc' } },
      slices: true,
      repaymentLines: true,
    } as const;
    const agrees = async () => {
      const loan = await db().loan.findUniqueOrThrow({ where: { id: loanId }, include });
      const [found] = await lateLoans({ now: world.now });
      expect(found !== undefined).toBe(isLateOn(loan, world.now));
      const lateness = latenessOf(loan, instalmentStates(loan, world.now), world.now);
      expect(lateness).toEqual(
        found ? pick(found, 'since', 'days', 'instalments', 'before', 'until') : null,
      );
      return found;
    };
    for (const days of [-1, 0]) {
      after(days);
      expect(await agrees()).toBeUndefined();
    }
    after(1);
    expect(await agrees()).toMatchObject({ days: 1, instalments: 1, localDue: 25_500n });
    // What the partner has collected is no borrower's lateness, though nothing is settled.
    const period = first.dueOn.toISOString().slice(0, 7);
    const paid = { line: 1, loan: 'L-1', loanId, kind: 'paid', amount: '250.00' } as const;
    const lines = [{ ...paid, paidOn: first.dueOn.toISOString().slice(0, 10) }];
    const report = { partnerId, period, lines, actorId: officer, now: world.now };
    granted(await saveRepaymentReport(report));
    expect(await agrees()).toBeUndefined();
    after(45);
    expect(await agrees()).toMatchObject({ instalments: 1, before: 2_500n, until: 5_000n });
  });

  it('is told to its lenders in the third week, once, with what the partner says', async () => {
    const { loanId, after, says, letters } = await cast();
    after(14);
    expect(await tellOfLateness(world.now)).toBe(0);
    after(16);
    await says('Rain at harvest. He pays on 1 May.');
    expect(await tellOfLateness(world.now)).toBe(1);
    await tellOfLateness(world.now);
    after(18);
    await tellOfLateness(world.now);
    // What is done is forgotten after a month, and he is late for longer.
    await db().outboxRow.deleteMany({ where: { doneAt: { not: null } } });
    after(50);
    expect(await tellOfLateness(world.now)).toBe(0);
    // A repayment was taken back: it is late since before, of which they know.
    await db().lateTold.updateMany({ data: { since: world.now } });
    expect(await tellOfLateness(world.now)).toBe(0);
    const told = await letters(/is late with a repayment/);
    expect(told).toHaveLength(1);
    expect(told[0]?.text).toContain('Koperasi Mekar says: “Rain at harvest. He pays on 1 May.”');
    expect(told[0]?.text).toContain('$100.00');
    expect(await lateLoans({ loanIds: [loanId], now: world.now })).toMatchObject([
      { reason: 'Rain at harvest. He pays on 1 May.', lenders: 1 },
    ]);
  });

  it('says so where the partner has said nothing, and comes as the lender chose', async () => {
    const { lia, after, letters } = await cast();
    await changeSettings({
      personId: lia,
      name: 'Lia',
      isNamed: true,
      isWholeNamed: false,
      language: 'en',
      mailRepayments: 'digest',
      mailProgress: 'notice',
      mailLate: 'digest',
      mailLosses: 'at_once',
      mailNews: 'digest',
    });
    await db().mail.updateMany({ data: { digestedAt: world.now } });
    after(16);
    await tellOfLateness(world.now);
    expect(await letters(/is late/)).toHaveLength(0);
    after(17);
    await sendDigests({ now: world.now });
    const [told] = await letters(/is late/);
    expect(told?.text).toContain('Koperasi Mekar has not said why yet.');
    // One click in it ends all that the daily mail brings; what comes at once is left alone.
    const link = { id: String(lia), signature: stopSignature('digest', lia) };
    expect((await ask('account/unsubscribe', null, link, {})).status).toBe(200);
    expect(await db().person.findUniqueOrThrow({ where: { id: lia } })).toMatchObject({
      mailLate: 'notice',
      mailLosses: 'at_once',
    });
    await sendDigests({ now: world.now });
    expect(await letters(/is late/)).toHaveLength(1);
  });

  it('is explained to its lenders alone', async () => {
    const { loanId, lia, after, says } = await cast();
    after(20);
    await says('She was ill.');
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    const page = (readerId: number | null) =>
      loanPage({ slug, readerId, isStaff: false, now: world.now });
    expect(await page(lia)).toMatchObject({ updates: [{ text: 'She was ill.' }] });
    expect(await page(null)).toMatchObject({ updates: [] });
    // Also once she has caught up: why she was late stays between her and her lenders.
    await db().$executeRaw`update slices set settled = 10000, repaid = 10000`;
    expect(await page(null)).toMatchObject({ isLate: false, updates: [] });
  });

  it('shares a slice’s late part out as the schedule does', () => {
    const loan = { amount: 10_000n, before: 2_500n, until: 5_000n };
    const of = (principal: bigint, settled: bigint) => latePart({ principal, settled }, loan);
    expect(of(3_333n, 833n)).toBe(833n);
    expect(of(3_333n, 0n)).toBe(833n);
    expect(of(3_333n, 1_000n)).toBe(666n);
    expect(of(3_333n, 1_666n)).toBe(0n);
  });

  it('ends in a mail when it is in default', async () => {
    const { loanId, after, letters } = await cast();
    after(90);
    granted(await defaultLoan({ loanId, reason: 'gone', actorId: null, now: world.now }));
    expect((await letters(/in default/))[0]?.text).toContain('$100.00');
  });
});
