import { describe, expect, it } from 'vitest';
import { finaliseReport } from '#app/domain/repayments/finalise-report.ts';
import { savedReportFile } from '#app/domain/repayments/report-files.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

/** A partner in Nairobi with loans in repayment under its own numbers, and its manager's session. */
async function nairobi(...numbers: string[]) {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const two = await g.treasurers();
  const money = { localCurrency: 'KES', localAmount: 1_200_000n } as const;
  const lia = await g.person('Lia');
  for (const externalId of numbers) {
    const loanId = await g.loan(partner, { ...money, externalId });
    await g.lends(lia, [{ loanId, amount: 20_000n }]);
    await g.disbursed(loanId, two, { rate: '120' });
  }
  const manager = await g.person('Dewi');
  const staff = { partnerId: partner, personId: manager, role: 'manager' } as const;
  await db().partnerStaff.create({ data: { ...staff, addedAt: world.now } });
  const cookie = await signInAs(manager, world.now);
  const send = async (period: string, form: Record<string, string>) => {
    const answer = await ask('desk/report', cookie, { period }, { way: 'file', ...form });
    return { status: answer.status, body: answer.body as Answered };
  };
  const page = (period: string) => ask('desk/report', cookie, { period });
  return { partner, manager, send, page };
}

interface Answered {
  readonly refused: string | null;
  readonly headings: readonly string[];
  readonly isMapped: boolean;
  readonly text: string;
  readonly carried: Record<string, string>;
  readonly leftOut: { line: number; why: string }[];
  readonly checked: {
    lines: { line: number; verdict: string; paid: bigint | null; words: string }[];
    others: { line: number; suggestions: { reference: string; why: string }[] }[];
    length: { usual: number; today: number } | null;
  };
}

const said = {
  map: 'said',
  'map-loan': 'Akad',
  'map-figure': 'Setor',
  'map-kind': 'amount',
  'map-paidOn': 'Kapan',
  'map-negative': 'yes',
  'map-leave-column': 'Ket',
  'map-leave-word': 'saldo awal',
};
const strange = (...rows: string[]) => ['Akad;Kapan;Setor;Ket', ...rows].join('\n');

describe('a partner’s own columns', () => {
  it('are said once, kept with a saved file, and hold for the next', async () => {
    const { send, page, partner } = await nairobi('A1', 'A2');
    const text = strange('A1;2026-03-05;-1.500,50;', ';;-9;Saldo awal', 'A2;2026-03-06;20,00;');
    const first = await send('2026-03', { text });
    expect([first.status, first.body.headings]).toEqual([400, ['Akad', 'Kapan', 'Setor', 'Ket']]);
    const { body } = await send('2026-03', { text, ...said });
    expect(body.leftOut).toMatchObject([{ line: 3, why: 'told' }]);
    expect(body.checked.lines).toMatchObject([
      { line: 2, verdict: 'good', paid: 150_050n },
      { line: 4, verdict: 'error' },
    ]);
    expect(await db().partnerFileHabit.count()).toBe(0);
    const good = strange('A1;2026-03-05;-1.500,50;', ';;-9;Saldo awal');
    const { body: dry } = await send('2026-03', { text: good, ...said });
    const saved = { way: '', text: dry.text, ...dry.carried, do: 'save' };
    expect((await send('2026-03', saved)).status).toBe(302);
    expect(await db().repaymentLine.findMany()).toMatchObject([{ localAmount: 150_050n }]);

    const kept = { columns: { loan: 'Akad', paidOn: 'Kapan' }, isNegative: true };
    expect((await page('2026-04')).body).toMatchObject({ habits: { mapping: kept } });
    const next = await send('2026-04', { text: strange('A2;2026-04-05;-1.600,50;') });
    expect(next.body).toMatchObject({ isMapped: true, refused: null });
    expect(next.body.checked.lines).toMatchObject([{ verdict: 'good', paid: 160_050n }]);
    const ours = await send('2026-04', { text: 'loan,paid_on,amount\nA2,2026-04-05,100.50\n' });
    expect(ours.body).toMatchObject({ isMapped: false, checked: { lines: [{ paid: 10_050n }] } });
    // Read by its headings again: then those of the strange file are not known.
    const back = await send('2026-04', { text: 'loan,amount\nA2,100.50\n', map: 'none' });
    const forgotten = { way: '', text: back.body.text, ...back.body.carried, do: 'save' };
    expect((await send('2026-04', forgotten)).status).toBe(302);
    expect(await db().partnerFileHabit.findMany()).toMatchObject([
      { partnerId: partner, mapping: null },
    ]);
    expect((await send('2026-05', { text: strange('A2;2026-05-05;-1;') })).status).toBe(400);
  });

  it('cannot be said so that the loan is the amount, or with what is no mapping', async () => {
    const { send } = await nairobi('A1');
    const text = strange('A1;2026-03-05;-1.500,50;');
    for (const wrong of [
      { ...said, 'map-loan': 'Setor' },
      { ...said, 'map-kind': 'all' },
      { mapping: '{"columns":{"loan":1}}' },
      { mapping: '{' },
      { mapping: 'null' },
    ])
      expect((await send('2026-03', { text, ...wrong })).status).toBe(400);
  });
});

describe('a report’s file', () => {
  it('is kept as it came until the report is final, and is the one that was saved', async () => {
    const { send, partner, manager } = await nairobi('A1');
    const text = 'loan,paid_on,amount\nA1,2026-03-05,100.50\n';
    const { body: dry } = await send('2026-03', { text });
    expect(await savedReportFile(partner, '2026-03')).toBeNull();
    const saved = { way: '', text: dry.text, ...dry.carried, do: 'save' };
    expect((await send('2026-03', saved)).status).toBe(302);
    await send('2026-03', { text: text.replace('100.50', '7.50') });
    const file = await savedReportFile(partner, '2026-03');
    expect([file?.name, Buffer.from(file?.bytes ?? []).toString()]).toEqual(['pasted.txt', text]);
    const now = new Date('2026-04-02T00:00:00Z');
    granted(await finaliseReport({ partnerId: partner, period: '2026-03', actorId: manager, now }));
    await send('2026-03', { text });
    expect(await db().reportFile.count()).toBe(0);
  });

  it('has each receipt once in all months, and says when it is much shorter than before', async () => {
    const numbers = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8'];
    const { send } = await nairobi(...numbers);
    const month = (period: string) =>
      ['loan,amount,receipt', ...numbers.map((it) => `${it},10.50,${period}-${it}`)].join('\n');
    for (const period of ['2026-03', '2026-04']) {
      const text = month(period);
      expect((await send(period, { text, way: '', do: 'save' })).status).toBe(302);
      // Saved again, it is the same report.
      expect((await send(period, { text, way: '', do: 'save' })).status).toBe(302);
    }
    const { body } = await send('2026-05', { text: 'loan,amount,receipt\nA1,5.50, 2026-03-a1\n' });
    expect(body.checked).toMatchObject({
      lines: [{ verdict: 'error', words: expect.stringContaining('March 2026') as string }],
      length: { usual: 8, today: 1 },
    });
    const save = { text: 'loan,amount,receipt\nA1,5.50,2026-03-A1\n', way: '', do: 'save' };
    expect((await send('2026-05', save)).status).toBe(409);
  });
});

describe('a statement’s lines that name no loan', () => {
  it('are suggested loans, and taken for those that somebody chose', async () => {
    const { send } = await nairobi('A1', 'A2');
    const text = [
      'Receipt,Date,Status,Paid In,Other Party Info,Details',
      'S1,2026-03-05,Completed,"1,000.00",JOHN K,Acc. A1',
      'S2,2026-03-06,Completed,77.50,SITI R,Pay Bill',
      'S3,2026-03-06,Completed,33.50,NOBODY,Pay Bill',
    ].join('\n');
    const { body } = await send('2026-03', { text });
    const [second, third] = body.checked.others;
    expect([second?.line, third]).toEqual([
      3,
      { line: 4, words: expect.any(String), amount: '33.50', suggestions: [] },
    ]);
    expect(second?.suggestions[0]).toMatchObject({ why: 'name' });
    const chosen = await send('2026-03', { text, 'for-3': 'A2' });
    expect(chosen.body.checked.lines).toMatchObject([
      { line: 2, verdict: 'warning' },
      { line: 3, verdict: 'good', paid: 7_750n },
    ]);
    const saved = { way: '', text, ...chosen.body.carried, do: 'save' };
    expect((await send('2026-03', saved)).status).toBe(302);
    expect(await db().repaymentLine.count({ where: { receipt: 'S2' } })).toBe(1);
  });
});

describe('an import with a thousand faults', () => {
  it('shows a hundred, and counts the rest', async () => {
    const { manager } = await nairobi('A1');
    const cookie = await signInAs(manager, world.now);
    const odd = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`x${index}`, 1]));
    const text = JSON.stringify(Array.from({ length: 50 }, () => odd));
    const { body } = await ask('desk/import', cookie, {}, { text, rate: '120' });
    const { rows, more } = body as { rows: { words: string[] }[]; more: number };
    const shown = rows.flatMap((row) => row.words).length;
    expect([shown, more > 15_000]).toEqual([100, true]);
    expect(JSON.stringify(body).length - text.length).toBeLessThan(60_000);
  });
});
