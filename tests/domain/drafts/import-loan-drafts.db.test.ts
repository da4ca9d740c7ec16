import { describe, expect, it } from 'vitest';
import { writeRates } from '#app/domain/rates/exchange-rates.ts';
import { draftSample } from '#app/domain/drafts/draft-samples.ts';
import { checkLoanDrafts, importLoanDrafts } from '#app/domain/drafts/import-loan-drafts.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('a file of drafts', () => {
  it('is written whole or not at all, and says where it is wrong', async () => {
    const g = given(world);
    const partnerId = await g.partner();
    const actorId = await g.person('Sari');
    const one = (id: string, principal: number) => ({
      client_waiver_signed: true,
      currency: 'IDR',
      description: 'A story.',
      disburse_time: '2026-04-01',
      entreps: [
        {
          amount: 1_600_000,
          client_id: `C${id}`,
          first_name: 'Siti',
          last_name: 'R',
          gender: 'F',
          loan_id: id,
        },
      ],
      loanuse: 'buys a stove',
      schedule: [{ date: '2026-05-01', interest: 1000, principal }],
    });
    const load = (rows: unknown) =>
      importLoanDrafts({
        partnerId,
        actorId,
        rate: '16000',
        language: 'id',
        now: world.now,
        file: typeof rows === 'string' ? rows : JSON.stringify(rows),
      });
    expect(await load('{\n "a": x')).toEqual({
      problems: [{ place: '', problem: 'is_not_json', detail: '{\n "a": x' }],
    });
    expect(await load('[\n{')).toEqual({
      problems: [{ place: '2:2', problem: 'is_not_json', detail: '' }],
    });
    expect(
      await load([
        { ...one('1', 1), loanuse: '', entreps: 'Siti', currency: 7, schedule: undefined },
      ]),
    ).toMatchObject({
      rows: [
        {
          verdict: 'error',
          problems: [
            { place: '[0].currency', problem: 'is_not_text', detail: '7' },
            { place: '[0].entreps', problem: 'is_not_a_list', detail: '"Siti"' },
            { place: '[0].loanuse', problem: 'is_empty', detail: '""' },
            { place: '[0].schedule', problem: 'is_missing', detail: '' },
          ],
        },
      ],
    });
    expect(
      await load([
        one('1', 1_600_000),
        { ...one('2', 1), schedule: [{ date: 'soon', interest: 0, principal: 1 }] },
      ]),
    ).toMatchObject({
      rows: [
        { verdict: 'good' },
        { problems: [{ place: '[1].schedule[0].date', problem: 'is_not_a_day' }] },
      ],
    });
    expect(await load([one('1', 1_600_000), one('2', 5)])).toMatchObject({
      rows: [
        { verdict: 'good' },
        { place: '[1]', refused: 'schedule_does_not_add_up_to_the_amount' },
      ],
    });
    const odd = {
      ...one('3', 1_600_000),
      schedule: [
        { date: '2026-05-01', interest: -5, principal: 800_000 },
        { date: '2026-06-01', interest: 0, principal: 800_000 },
      ],
      colour: 'red',
    };
    expect(await load([one('1', 1_600_000), odd])).toMatchObject({
      rows: [
        { verdict: 'good' },
        { problems: [{ place: '[1].colour', problem: 'is_not_a_field' }] },
      ],
    });
    const { colour: _, ...negative } = odd;
    expect(await load([one('1', 1_600_000), negative])).toMatchObject({
      rows: [
        { verdict: 'good' },
        { problems: [{ place: '[1].schedule[0].interest', problem: 'is_below_zero' }] },
      ],
    });
    expect(await load([one('1', 1_600_000), one('1', 1_600_000)])).toMatchObject({
      rows: [{ verdict: 'good' }, { refused: 'loan_is_given_twice' }],
    });
    expect(await db().loan.count()).toBe(0);
    const { loanIds } = granted(await load([one('1', 1_600_000), one('2', 1_600_000)])) as {
      loanIds: number[];
    };
    expect(loanIds).toHaveLength(2);
    expect(await db().loan.findFirstOrThrow()).toMatchObject({ amount: 10_000n, externalId: '1' });
    // Again, with one more: what is here is left as it is.
    const again = { ...one('3', 1_600_000), group_name: null, not_pictured: [true] };
    expect(await load([one('2', 1_600_000), again])).toMatchObject({
      loanIds: [expect.any(Number)],
      known: 1,
    });
    expect(await db().loan.count()).toBe(3);
  });

  it('keeps each member of a group with their part, and names what nobody means', async () => {
    const partnerId = await given(world).partner();
    const actorId = await given(world).person('Sari');
    const day = world.now.toISOString().slice(0, 10);
    const sample = (units: bigint) =>
      draftSample('loans.csv', { currency: 'IDR', units, today: day });
    const more = { partnerId, language: 'id', now: world.now, rate: '16000' };
    expect(await checkLoanDrafts({ ...more, file: sample(160_000_000_000n) })).toMatchObject({
      rows: [
        { problems: [{ place: ':2 amount', problem: 'is_out_of_all_measure' }] },
        { verdict: 'error' },
      ],
    });
    const many = JSON.stringify(Array.from({ length: 501 }, () => ({})));
    expect(await checkLoanDrafts({ ...more, file: many })).toEqual({
      refused: 'file_has_too_many_loans',
    });
    const { loanIds } = granted(
      await importLoanDrafts({ ...more, file: sample(1_600_000n), actorId }),
    ) as { loanIds: number[] };
    expect(
      await db().loanMember.findMany({
        where: { loanId: { in: loanIds } },
        orderBy: { id: 'asc' },
      }),
    ).toMatchObject([
      { loanId: loanIds[1], number: 1, firstName: 'Ina', localAmount: 80_000_000n },
      { loanId: loanIds[1], number: 2, firstName: 'Rambu', lastName: 'L.' },
    ]);
  });

  it('is written once, though it is sent twice at once, and names a rate far from the day’s', async () => {
    const partnerId = await given(world).partner();
    const actorId = await given(world).person('Sari');
    const row = {
      client_waiver_signed: true,
      currency: 'IDR',
      description: 'A story.',
      disburse_time: '2026-04-01',
      entreps: [{ amount: 1_600_000, first_name: 'Siti', loan_id: '1' }],
      loanuse: 'buys a stove',
      schedule: [{ date: '2026-05-01', interest: 0, principal: 1_600_000 }],
    };
    const more = { partnerId, language: 'id', now: world.now, file: JSON.stringify([row]) };
    const load = () => importLoanDrafts({ ...more, rate: '16000', actorId });
    const answers = await Promise.all([load(), load(), load()]);
    expect(await db().loan.count()).toBe(1);
    expect(answers.filter((it) => 'loanIds' in it && it.known === 1)).toHaveLength(2);
    const rate = { currency: 'IDR', perCurrency: 'USD', rate: '16100', source: 'BI' } as const;
    await inTransaction((tx) =>
      writeRates(tx, { rates: [{ ...rate, day: '2026-03-01' }], actorId, now: world.now }),
    );
    for (const far of ['160000', '0.0000625'])
      expect(
        await checkLoanDrafts({ ...more, file: more.file.replace('"1"', '"2"'), rate: far }),
      ).toMatchObject({
        rows: [{ verdict: 'error', refused: 'rate_is_far_from_the_days' }],
      });
  });
});
