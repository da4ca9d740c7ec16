import { describe, expect, it } from 'vitest';
import { draftLoan } from '#app/domain/drafts/draft-loan.ts';
import { submitLoan } from '#app/domain/loans/submit-loan.ts';
import { asApp, asOwner } from '#tests/support/database.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('the tables themselves', () => {
  it('hold every sum within what it is a part of, whoever writes', async () => {
    const g = given(world);
    await g.operatorMoney(100_000n);
    const partner = await g.partner();
    const lia = await g.person('Lia');
    const two = await g.treasurers();
    const loanId = await g.loan(partner, { amount: 10_000n });
    await g.lends(lia, [{ loanId, amount: 10_000n }], { tip: 100n });
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await g.reported(partner, '2026-03', [{ loanId, amount: '100.00' }], lia);
    await g.settled(partner, '2026-03', lia);
    await g.wired(partner, 500n, two);
    await world.work();
    for (const [sql, constraint] of [
      ['slices set refunded = principal - settled - written_off + 1', 'slice_not_overpaid'],
      ['slices set written_off = principal - settled - refunded + 1', 'slice_not_overpaid'],
      ['slices set settled = principal + 1', 'slice_not_overpaid'],
      ['slices set recovered = written_off + 1', 'slice_not_overpaid'],
      ['slices set repaid = -1', 'slice_amounts'],
      ['card_payments set refunded = amount + 1', 'refund_within_payment'],
      ['card_payments set refunded = -1', 'refund_within_payment'],
      ['settlements set received = due + 1', 'settlement_amounts'],
      ['settlements set netted = due + 1', 'settlement_amounts'],
      ['settlement_lines set received = cash + gain + 1', 'settlement_line_amounts'],
      ['loans set raised = amount + 1', 'loan_amounts'],
      ['orders set tip_taken = tip + 1', 'order_amounts'],
      ['payouts set amount = 0', 'payout_amount'],
      ['payout_parts set amount = 0', 'payout_part_amount'],
      ['receipts set amount = 0', 'receipt_amount'],
    ] as const)
      await expect(asOwner(`update ${sql}`)).rejects.toThrow(constraint);
  });

  it('hold one proposal of a thing at a time, and two people to each', async () => {
    const [one, two] = await given(world).treasurers();
    const propose = (kind: string, subject: string) =>
      asApp(`insert into proposals (kind, subject, details, proposed_by_id, proposed_at)
             values ('${kind}', '${subject}', '{}', ${one}, now())`);
    await propose('own_money', 'W1');
    await expect(propose('own_money', 'W1')).rejects.toThrow('one_open_proposal');
    await propose('own_money', 'W2');
    const agree = (by: number) =>
      asOwner(
        `update proposals set approved_by_id = ${by}, approved_at = now() where subject = 'W1'`,
      );
    await expect(agree(one)).rejects.toThrow('proposal_takes_two_people');
    await agree(two);
    await propose('own_money', 'W1');
  });

  it('keep what a loan is reviewed with, from the day on which it is handed in', async () => {
    const g = given(world);
    const partnerId = await g.partner();
    const { now } = world;
    const draft = g.draft();
    const { loanId } = granted(await draftLoan({ partnerId, draft, actorId: null, now }));
    const empty = () => asApp(`delete from instalments where loan_id = ${loanId} and number = 1`);
    await empty();
    granted(await submitLoan({ loanId, actorId: null, now }));
    const next = () => asApp(`delete from instalments where loan_id = ${loanId} and number = 2`);
    await expect(next()).rejects.toThrow('what a loan was approved with stays');
  });
});
