import { describe, expect, it } from 'vitest';
import {
  type SliceFigures,
  currencyLossOf,
  isWhole,
  lostOf,
  openParts,
  outstandingOf,
  unrecoveredOf,
} from '#app/domain/slices/slice-rules.ts';
import { db } from '#app/platform/db.ts';
import { asOwner } from '#tests/support/database.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
const none = { repaid: 0n, settled: 0n, writtenOff: 0n, recovered: 0n, refunded: 0n };
const slice = (figures: Partial<SliceFigures>) => ({ principal: 2_500n, ...none, ...figures });

describe('what became of a slice', () => {
  it('adds up to what was lent', () => {
    const late = slice({ repaid: 800n, settled: 1_000n });
    expect(outstandingOf(late)).toBe(1_500n);
    expect(currencyLossOf(late)).toBe(200n);
    expect(isWhole(late)).toBe(false);

    const lost = slice({ repaid: 1_000n, settled: 1_000n, writtenOff: 1_500n, recovered: 400n });
    expect(outstandingOf(lost)).toBe(0n);
    expect(unrecoveredOf(lost)).toBe(1_100n);
    expect(lostOf(lost)).toBe(1_100n);
    expect(isWhole(lost)).toBe(false);
    expect(isWhole({ ...lost, recovered: 1_500n })).toBe(true);
    expect(isWhole(slice({ settled: 1_000n, refunded: 1_500n }))).toBe(true);
  });

  it('leaves out what has nothing open', () => {
    const open = slice({ settled: 2_499n });
    expect(openParts([slice({ settled: 2_500n }), open])).toEqual([{ ...open, amount: 1n }]);
  });

  it('is the same by the rule and by the view', async () => {
    const g = given(world);
    const lia = await g.person('Lia');
    const loanId = await g.loan(await g.partner());
    for (let index = 0; index < 4; index += 1) await g.lends(lia, [{ loanId, amount: 2_500n }]);
    await asOwner(`update slices set repaid = 700 - number, settled = 700, written_off = 300 * number,
      recovered = 100 * number, refunded = 50 where loan_id = ${loanId}`);
    const viewed = await db().$queryRaw<Record<string, bigint | number>[]>`
      select slice_id as id, outstanding, currency_loss, unrecovered, lost, missing
        from slice_figures where loan_id = ${loanId} order by slice_id`;
    const slices = await db().slice.findMany({ where: { loanId }, orderBy: { id: 'asc' } });
    expect(slices).toHaveLength(4);
    expect(viewed).toEqual(
      slices.map((row) => ({
        id: row.id,
        outstanding: outstandingOf(row),
        currency_loss: currencyLossOf(row),
        unrecovered: unrecoveredOf(row),
        lost: lostOf(row),
        missing: outstandingOf(row) + unrecoveredOf(row),
      })),
    );
  });
});
