import { describe, expect, it } from 'vitest';
import { post } from '#app/ledger/post.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { asApp } from '#tests/support/database.ts';
import { oneLoanFunded } from '#tests/support/one-loan-funded.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function lent() {
  const { g, partner, lia, loanId } = await oneLoanFunded(world);
  const ben = await g.person('Ben');
  const slice = await db().slice.findFirstOrThrow({ where: { loanId } });
  const owners = () => db().sliceOwner.findMany({ where: { sliceId: slice.id } });
  const insert = (account: string, lender: number, order: number | null) =>
    asApp(`insert into slices (loan_id, number, order_id, account, lender_id, principal, created_at)
           values (${loanId}, 99, ${order}, '${account}', ${lender}, 2500, now())`);
  return { g, partner, lia, ben, slice, owners, insert };
}

describe('with the application’s login', () => {
  it('a slice is written to nobody but the lender of the order that paid for it', async () => {
    const { lia, ben, slice, insert } = await lent();
    const words = /a slice is its lender's, by the order that paid for it/;
    await expect(insert(`lender:${ben}`, lia, slice.orderId)).rejects.toThrow(words);
    await expect(insert(`lender:${ben}`, ben, slice.orderId)).rejects.toThrow(words);
    await expect(insert(`lender:${ben}`, ben, null)).rejects.toThrow(words);
    await expect(insert('operator', lia, slice.orderId)).rejects.toThrow(words);
    await insert(`lender:${lia}`, lia, slice.orderId);
  });

  it('no slice is said to be another’s', async () => {
    const { ben, slice } = await lent();
    const sold = (account: string, reason: string) =>
      asApp(`insert into slice_owners (slice_id, account, since, reason)
             values (${slice.id}, '${account}', now(), '${reason}')`);
    const words = /a slice is sold by take_over_slice alone/;
    await expect(sold(`lender:${ben}`, 'dispute_lost')).rejects.toThrow(words);
    await expect(sold('operator', 'dispute_lost')).rejects.toThrow(words);
    await expect(sold(`lender:${ben}`, 'funded')).rejects.toThrow(words);
  });

  it('the host takes a slice over only in the transaction of a lost dispute’s journal', async () => {
    const { slice, owners } = await lent();
    const takeOver = (journal: bigint) =>
      asApp(`select take_over_slice(${slice.id}, 0, ${journal}, now())`);
    const words = /by the journal of a lost dispute, in its transaction/;
    const any = await db().journal.findFirstOrThrow();
    await expect(takeOver(any.id)).rejects.toThrow(words);
    const lost = (kind: string) =>
      inTransaction(async (tx) => {
        const movements = [{ from: 'operator', to: 'fees', amount: 1n, currency: 'USD' }] as const;
        const { id } = await post(tx, { key: kind, kind, bookedAt: world.now, movements });
        return id;
      });
    await expect(takeOver(await lost('dispute_lost'))).rejects.toThrow(words);
    await expect(takeOver(await lost('another'))).rejects.toThrow(words);
    expect(await owners()).toHaveLength(1);
  });

  it('the host takes over only what the disputed card paid for', async () => {
    const { g, partner, lia, ben, slice, owners } = await lent();
    const loanId = await g.loan(partner);
    /** The key of the journal that a lost dispute of this lender's newest card payment would have. */
    const lostBy = async (lenderId: number) => {
      await g.lends(lenderId, [{ loanId, amount: 2_500n }]);
      const paid = { where: { lenderId }, orderBy: { id: 'desc' } } as const;
      const { id: cardPaymentId, amount, currency } = await db().cardPayment.findFirstOrThrow(paid);
      const said = { stripeId: `dp_${lenderId}`, amount, currency, openedAt: world.now };
      const { id } = await db().dispute.create({ data: { ...said, cardPaymentId } });
      return `dispute:${id}:lost`;
    };
    const movements = [{ from: 'operator', to: 'fees', amount: 1n, currency: 'USD' }] as const;
    const takeOver = (key: string) =>
      inTransaction(async (tx) => {
        const { id } = await post(tx, {
          key,
          kind: 'dispute_lost',
          bookedAt: world.now,
          movements,
        });
        await tx.$executeRaw`select take_over_slice(${slice.id}::int, 0::bigint, ${id}::bigint, ${world.now})`;
      });
    const words = /was not paid for by the card of this dispute/;
    await expect(takeOver('dispute:99:lost')).rejects.toThrow(words);
    await expect(takeOver(await lostBy(ben))).rejects.toThrow(words);
    await expect(takeOver(await lostBy(lia))).rejects.toThrow(words);
    expect(await owners()).toHaveLength(1);
  });

  it('a journal that would take from nobody is refused, and so is one of another’s name', async () => {
    const book = (amount: number, to: string) =>
      asApp(`select * from post_journals('{a}', '{a}', '{a}', array[now()], '{null}', '{1}',
                                         '{operator}', '{${to}}', '{${amount}}', '{USD}')`);
    await expect(book(-5, 'fees')).rejects.toThrow('a movement is negative');
    await expect(book(0, 'fees')).rejects.toThrow('journal a moves nothing');
    await expect(book(5, 'lender:1:free')).rejects.toThrow('"lender:1:free" is not in the chart');
  });
});
