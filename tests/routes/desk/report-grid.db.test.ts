import { describe, expect, it } from 'vitest';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { db } from '#app/platform/db.ts';
import { isFormAllowed } from '#app/web/form-guard.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const period = '2026-03';

interface Answer {
  readonly checked: {
    readonly lines: readonly { line: number; verdict: string; paid: bigint | null }[];
  } | null;
  readonly entries: Record<string, string>;
  readonly text: string;
}

/** A partner with this many loans being repaid, each of 25.00 at ten to the dollar, and its officer. */
async function repaying(count: number) {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partnerId = await g.partner();
  const lender = await g.person('Lia');
  const two = await g.treasurers();
  const loanIds: number[] = [];
  for (let index = 0; index < count; index += 1)
    loanIds.push(await g.loan(partnerId, { amount: 2_500n, localAmount: 25_000n }));
  await g.lends(
    lender,
    loanIds.map((loanId) => ({ loanId, amount: 2_500n })),
  );
  for (const loanId of loanIds) await g.disbursed(loanId, two);
  const personId = await g.person('Sari');
  const role = { personId, partnerId, role: 'officer' as const, actorId: null, now: world.now };
  await addPartnerStaff(role);
  return { partnerId, cookie: await signInAs(personId, world.now) };
}

describe('a month of thirty loans, by hand', () => {
  it('is checked row by row, loses nothing, and is saved as it was understood', async () => {
    const { partnerId, cookie } = await repaying(30);
    const page = await ask('desk/report', cookie, { period });
    const { loans } = page.body as { loans: { reference: string }[] };
    expect(loans).toHaveLength(30);
    const row = (reference: string, typed: string) => [`loan:${reference}`, typed] as const;
    const typed = loans.map(({ reference }, index) => row(reference, `${10 + index}.50`));
    const form = { way: 'hand', ...Object.fromEntries(typed) };
    expect(isFormAllowed(Buffer.from(new URLSearchParams(form).toString()))).toBe(true);

    const wrong = { ...form, [typed[16]?.[0] ?? '']: 'twelve' };
    const again = (await ask('desk/report', cookie, { period }, wrong)).body as Answer;
    const errors = again.checked?.lines.filter((line) => line.verdict === 'error');
    expect(errors?.map((line) => line.line)).toEqual([18]);
    expect(again.entries[loans[16]?.reference ?? '']).toBe('twelve');
    expect(Object.keys(again.entries)).toHaveLength(30);
    expect(await db().repaymentLine.count()).toBe(0);

    const right = (await ask('desk/report', cookie, { period }, form)).body as Answer;
    expect(right.checked?.lines.every((line) => line.verdict === 'good')).toBe(true);
    const save = { text: right.text, do: 'save' };
    expect((await ask('desk/report', cookie, { period }, save)).status).toBe(302);
    const sum = await db().repaymentLine.aggregate({ _sum: { localAmount: true }, _count: true });
    // 10.50 + 11.50 + ... + 39.50
    expect(sum).toMatchObject({ _count: 30, _sum: { localAmount: 75_000n } });
    expect(await db().repaymentReport.findFirst()).toMatchObject({ partnerId, status: 'draft' });
  });
});

describe('the grid of a month', () => {
  interface Page {
    readonly loans: readonly {
      reference: string;
      expected: bigint;
      due: bigint;
      overdue: bigint;
      outstanding: bigint;
      lastPaidOn: string | null;
      saved: { amount: bigint; paidOn: string } | null;
    }[];
  }
  const months = ['2026-05', '2026-06'] as const;
  const pageOf = async (cookie: string, month: string) =>
    (await ask('desk/report', cookie, { period: month })).body as Page;

  it('suggests nothing as paid, says what is due, and fills it in only when that is pressed', async () => {
    const { cookie } = await repaying(2);
    const { loans } = await pageOf(cookie, months[1]);
    const [one, two] = loans.map((loan) => loan.reference);
    // 250.00 in four: May's instalment is overdue in June.
    expect(loans[0]).toMatchObject({ due: 6_250n, overdue: 6_250n, outstanding: 25_000n });
    expect(loans[0]).toMatchObject({ saved: null, lastPaidOn: null });
    const form = { way: 'hand', fill: 'due', [`loan:${one}`]: '10.00', [`loan:${two}`]: '' };
    const filled = (await ask('desk/report', cookie, { period: months[1] }, form)).body;
    expect(filled).toMatchObject({
      isFilled: true,
      checked: null,
      entries: { [one ?? '']: '10.00', [two ?? '']: '125.00' },
    });
    expect(await db().repaymentLine.count()).toBe(0);
  });

  it('takes a day for each row, and shows what was saved', async () => {
    const { cookie } = await repaying(2);
    const [loan] = (await pageOf(cookie, months[0])).loans;
    const reference = loan?.reference ?? '';
    const form = {
      way: 'hand',
      [`loan:${reference}`]: '62.50',
      [`day:${reference}`]: '2026-05-04',
    };
    const { text } = (await ask('desk/report', cookie, { period: months[0] }, form)).body as Answer;
    await ask('desk/report', cookie, { period: months[0] }, { text, typed: 'yes', do: 'save' });
    const [again, other] = (await pageOf(cookie, months[0])).loans;
    expect(again).toMatchObject({
      saved: { amount: 6_250n, paidOn: '2026-05-04' },
      // As it stood before this month was reported.
      outstanding: 25_000n,
    });
    expect(other?.saved).toBeNull();
    expect((await pageOf(cookie, months[1])).loans[0]).toMatchObject({
      outstanding: 18_750n,
      overdue: 0n,
      lastPaidOn: '2026-05-04',
    });
  });
});
