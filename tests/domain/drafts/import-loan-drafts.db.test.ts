import { describe, expect, it } from 'vitest';
import { importLoanDrafts } from '#app/domain/drafts/import-loan-drafts.ts';
import { db } from '#app/platform/db.ts';
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
        json: typeof rows === 'string' ? rows : JSON.stringify(rows),
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
    ).toEqual({
      problems: [
        { place: '[0].currency', problem: 'is_not_text', detail: '7' },
        { place: '[0].entreps', problem: 'is_not_a_list', detail: '"Siti"' },
        { place: '[0].loanuse', problem: 'is_empty', detail: '""' },
        { place: '[0].schedule', problem: 'is_missing', detail: '' },
      ],
    });
    expect(
      await load([
        one('1', 1_600_000),
        { ...one('2', 1), schedule: [{ date: 'soon', interest: 0, principal: 1 }] },
      ]),
    ).toMatchObject({
      problems: [{ place: '[1].schedule[0].date', problem: 'is_not_a_day' }],
    });
    expect(await load([one('1', 1_600_000), one('2', 5)])).toEqual({
      refused: 'schedule_does_not_add_up_to_the_amount',
      place: '[1]',
    });
    expect(await db().loan.count()).toBe(0);
    const { loanIds } = granted(await load([one('1', 1_600_000), one('2', 1_600_000)])) as {
      loanIds: number[];
    };
    expect(loanIds).toHaveLength(2);
    expect(await db().loan.findFirstOrThrow()).toMatchObject({ amount: 10_000n, externalId: '1' });
    expect(await load([one('2', 1_600_000)])).toMatchObject({ refused: 'loan_was_posted_before' });
  });
});
