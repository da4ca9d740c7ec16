import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SliceState, distribute } from '#app/domain/distributions/distribution-rules.ts';
import { distributeInSql } from '#app/domain/distributions/distribute-in-sql.ts';
import { post } from '#app/ledger/post.ts';
import { total } from '#app/money/share-out.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { asOwner, withFreshDatabase } from '#tests/support/database.ts';
import { type SliceOfTest, loanOfSlices } from '#tests/support/loan-of-slices.ts';

withFreshDatabase();

const now = new Date('2026-06-01T09:00:00Z');
const slicesOf = (loan: number) =>
  db().$queryRaw<SliceState[]>`
    select id, number, account, principal, repaid, settled from slices where loan_id = ${loan} order by number`;
const share = (loan: number, cash: bigint, loss: bigint, key = `distribute:1:${loan}`) =>
  inTransaction((tx) =>
    distributeInSql(tx, { loan: { id: loan }, key, line: { cash, loss, gain: 0n }, now }),
  );

/** A loan of which some is paid, not always evenly, and one more repayment within what is left of it. */
const repayments = fc
  .record({
    slices: fc.array(
      fc.record({ principal: fc.bigInt({ min: 1n, max: 400n }), jump: fc.nat({ max: 6 }) }),
      { minLength: 1, maxLength: 9 },
    ),
    before: fc.nat({ max: 100 }),
    lost: fc.nat({ max: 30 }),
    now: fc.nat({ max: 100 }),
    loses: fc.boolean(),
  })
  .map(({ slices, before, lost, now: part, loses }) => {
    const made = slices.map(({ principal, jump }): SliceOfTest => {
      const repaid = (principal * BigInt(before)) / 130n;
      const some = repaid + BigInt(jump > 3 ? jump - 3 : 0);
      const least = some > principal ? principal : some;
      const more = least + (principal * BigInt(lost)) / 200n;
      return { principal, repaid: least, settled: more > principal ? principal : more };
    });
    const left = total(made.map(({ principal, settled }) => principal - settled));
    const all = (left * BigInt(part)) / 100n;
    const loss = loses ? all / 7n : 0n;
    return { slices: made, cash: all - loss, loss };
  });

describe('a repayment shared out in the database', () => {
  it('is shared and booked as the rule says, or left to it with nothing written', async () => {
    let done = 0;
    let left = 0;
    await fc.assert(
      fc.asyncProperty(repayments, async ({ slices, cash, loss }) => {
        const { loan } = await loanOfSlices(asOwner, slices);
        const before = await slicesOf(loan);
        const isDone = await share(loan, cash, loss);
        const after = await slicesOf(loan);
        if (!isDone) {
          left += 1;
          expect(after).toEqual(before);
          return;
        }
        done += 1;
        const { shares } = distribute({ cash, loss, gain: 0n, gainFee: 0 }, before);
        expect(after).toEqual(
          before.map((slice, index) => {
            const { cash: paid = 0n, currencyLoss = 0n } = shares[index] ?? {};
            const settled = slice.settled + paid + currencyLoss;
            return { ...slice, repaid: slice.repaid + paid, settled };
          }),
        );
        expect(await written(loan)).toEqual(
          shares.flatMap(({ id, cash: paid, currencyLoss }) =>
            paid === 0n && currencyLoss === 0n
              ? []
              : [{ id, cash: paid, loss: currencyLoss, gain: 0n }],
          ),
        );
        expect(await booked(loan)).toEqual(
          Object.fromEntries(
            [
              [`loan:${loan}:collected`, cash],
              [`loan:${loan}:lent`, cash],
              [`loan:${loan}:outstanding`, -cash - loss],
              [`loan:${loan}:lost:currency`, loss],
              ...shares.map(({ account, cash: paid }) => [account, -paid] as const),
            ].filter(([, amount]) => amount !== 0n),
          ),
        );
      }),
      { numRuns: 120 },
    );
    expect(done).toBeGreaterThan(60);
    expect(left).toBeGreaterThan(3);
    const drifted = await db().$queryRaw<unknown[]>`
      select a.name from accounts a join postings p on p.account_id = a.id where a.name like 'lender:%' group by a.id
      having a.balance <> -sum(p.amount)`;
    expect(drifted).toEqual([]);
  }, 120_000);

  it('is left to the rule where it was booked, where a lender owes, and beyond what was lent', async () => {
    const even = { principal: 100n, repaid: 0n, settled: 0n };
    const { loan } = await loanOfSlices(asOwner, [even, even]);
    expect(await share(loan, 10n, 0n)).toBe(true);
    expect(await share(loan, 10n, 0n)).toBe(false);
    expect(await share(loan, 191n, 0n, 'more')).toBe(false);
    expect(await share(loan, 0n, 5n, 'nothing')).toBe(false);
    const [lender] = await slicesOf(loan);
    const owed = `${lender?.account ?? ''}:owed` as `lender:${number}:owed`;
    await inTransaction((tx) => {
      const movements = [{ from: owed, to: 'operator', amount: 3n, currency: 'USD' }] as const;
      return post(tx, { key: 'owes', kind: 'test', bookedAt: now, movements });
    });
    expect(await share(loan, 10n, 0n, 'in debt')).toBe(false);
    expect((await slicesOf(loan)).map(({ repaid }) => repaid)).toEqual([5n, 5n]);
  });

  it('opens the accounts that are not there yet, and credits one lender of two slices once', async () => {
    const even = { principal: 100n, repaid: 0n, settled: 0n };
    const { loan } = await loanOfSlices(asOwner, [even, even, even]);
    const [one, two] = await slicesOf(loan);
    await asOwner(`
      update slices set account = '${one?.account}' where id = ${two?.id};
      delete from accounts where name = '${one?.account}'`);
    expect(await share(loan, 31n, 6n)).toBe(true);
    const moved = await booked(loan);
    expect(moved[one?.account ?? '']).toBe(-21n);
    expect(Object.values(moved).reduce((sum, amount) => sum + amount, 0n)).toBe(0n);
  });
});

const written = (loan: number) =>
  db().$queryRaw<unknown[]>`
    select s.id, p.cash, p.currency_loss as loss, p.gain from slice_payments p join slices s on s.id = p.slice_id
     where s.loan_id = ${loan} order by s.number`;

/** By account, debits positive. */
async function booked(loan: number): Promise<Record<string, bigint>> {
  const rows = await db().$queryRaw<{ name: string; amount: bigint }[]>`
    select a.name, p.amount from postings p join journals j on j.id = p.journal_id
      join accounts a on a.id = p.account_id where j.key = ${`distribute:1:${loan}`}`;
  return Object.fromEntries(rows.map(({ name, amount }) => [name, amount]));
}
