import { describe, expect, it } from 'vitest';
import { dryRun } from '#app/domain/repayments/dry-run.ts';
import { readRepayments } from '#app/domain/repayments/read-repayments.ts';
import { db } from '#app/platform/db.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('a group’s report', () => {
  it('with running figures of its members is judged by their sum', async () => {
    const g = given(world);
    await g.operatorMoney(10_000n);
    const partnerId = await g.partner({ repaymentFigure: 'outstanding' });
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partnerId, { amount: 6_000n, localAmount: 60_000n });
    await g.lends(lia, [{ loanId, amount: 6_000n }]);
    await g.disbursed(loanId, two);
    const { slug } = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
    const text = `Loan ID,Principal outstanding,Client ID\n${slug},200,A\n${slug},200,B\n`;
    const read = readRepayments(text);
    const lines = 'lines' in read ? read.lines : [];
    const checked = await dryRun({ partnerId, period: '2026-03', lines });
    expect(checked.lines.map((line) => [line.paid, line.error, line.warning])).toEqual([
      [20_000n, null, null],
      [0n, null, null],
    ]);
    // The other figure may be right, but somebody should look.
    const other = readRepayments(`Loan ID,Cumulative principal repaid\n${slug},200\n`);
    const {
      lines: [warned],
    } = await dryRun({
      partnerId,
      period: '2026-03',
      lines: 'lines' in other ? other.lines : [],
    });
    expect(warned).toMatchObject({ paid: 20_000n, warning: 'figure_is_not_the_agreed_one' });
  });
});
