import { monitorEventLoopDelay } from 'node:perf_hooks';
import pg from 'pg';
import { distributeRepayment } from '#app/domain/distributions/distribute-repayment.ts';
import { shareOut, total } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';
import { loanOfSlices } from '#tests/support/loan-of-slices.ts';
import { bareRepayment } from './bare-repayment.ts';
import { type Goal, type Line, compare, limited } from './compare.ts';
import type { Place } from './place.ts';

const sizes = {
  full: [
    { slices: 30, ratio: 2, rounds: 30 },
    { slices: 1_000, ratio: 1.5, rounds: 15 },
    { slices: 10_000, ratio: 1.4, rounds: 7 },
    { slices: 100_000, ratio: 1.3, rounds: 5 },
  ],
  small: [{ slices: 30, ratio: 2, rounds: 2 }],
} as const;

/** Each repayment is a fiftieth of the loan and a little, so that the cents do not come out even. */
const principal = 5_013n;
const cashOf = (slices: number) => (BigInt(slices) * principal) / 50n + 7n;
const now = new Date('2026-06-01T09:00:00Z');

/**
 * One repayment from the job to its commit, beside the bare statements that write the same: a journal,
 * its postings, the slices' payments, and what both move. The floor's loan is the twin of ours.
 */
export async function repayment(place: Place): Promise<Line[]> {
  const lines: Line[] = [];
  for (const { slices, ratio, rounds } of sizes[place.size]) {
    const [ours, twin] = [await fill(place, slices, rounds), await fill(place, slices, rounds)];
    await place.settle();
    const loop = monitorEventLoopDelay({ resolution: 5 });
    const blocked: number[] = [];
    const owner = new pg.Client(process.env['DATABASE_OWNER_URL']);
    await owner.connect();
    try {
      lines.push(
        await compare({
          id: 'B1',
          work: `one repayment to ${slices} slices`,
          unit: 'ms',
          goal: { better: 'less', ratio } satisfies Goal,
          rounds,
          ours: async (round) => {
            loop.reset();
            loop.enable();
            const took = await timed(() =>
              distributeRepayment({ receiptId: ours.receipt + round, loanId: ours.loan, now }),
            );
            loop.disable();
            blocked.push(loop.max / 1e6);
            return took;
          },
          floor: (round) =>
            timed(() =>
              bareRepayment(owner, { loan: twin.loan, slices, round, whole: cashOf(slices) }),
            ),
        }),
      );
    } finally {
      await owner.end();
    }
    await assertShared(ours.loan, slices, rounds);
    const work = `longest the process was blocked, ${slices} slices`;
    lines.push(
      limited({
        id: 'B1',
        work,
        unit: 'ms',
        better: 'less',
        limit: 50,
        measured: blocked.slice(1),
      }),
    );
  }
  lines.push(constructedShortage());
  const memory = [process.memoryUsage().rss / 1024 ** 2];
  const work = 'memory of the process after all of it';
  lines.push(limited({ id: 'B1', work, unit: 'MB', better: 'less', limit: 512, measured: memory }));
  return lines;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** A loan with as many lenders as slices, and receipts that wait to be shared out. */
async function fill(place: Place, slices: number, rounds: number) {
  const { loan, partner } = await loanOfSlices(
    (sql, values) => place.sql(sql, values),
    Array.from({ length: slices }, () => ({ principal, repaid: 0n, settled: 0n })),
  );
  // The line of a settlement that each receipt pays is not what is measured.
  await place.sql(`
    alter table receipt_lines drop constraint if exists receipt_lines_settlement_line_id_fkey`);
  const receipts = await place.sql(`
    insert into receipts (partner_id, source, reference, currency, amount, booked_at)
    select ${partner}, 'bank', 'bench-${loan}-' || n, 'USD', ${cashOf(slices)}, '${now.toISOString()}'
      from generate_series(0, ${rounds}) n returning id`);
  await place.sql(`
    insert into receipt_lines (receipt_id, settlement_line_id, loan_id, cash, loss, gain)
    select id, 1, ${loan}, ${cashOf(slices)}, 0, 0 from receipts where partner_id = ${partner}`);
  const [first] = receipts.rows as { id: number }[];
  return { loan, receipt: first?.id ?? 0 };
}

/** Everything that came was shared out, to the cent, to slices and to lenders. */
async function assertShared(loan: number, slices: number, rounds: number): Promise<void> {
  const whole = cashOf(slices) * BigInt(rounds + 1);
  const [found] = await db().$queryRaw<Record<string, bigint>[]>`
    select (select sum(repaid) from slices where loan_id = ${loan})::bigint as repaid,
           (select sum(p.cash) from slice_payments p join slices s on s.id = p.slice_id where s.loan_id = ${loan})::bigint as paid,
           (select sum(a.balance) from accounts a join slices s on s.account = a.name where s.loan_id = ${loan})::bigint as balances,
           (select ${principal * BigInt(slices)}::bigint - balance from accounts where name = ${`loan:${loan}:collected`}) as collected`;
  for (const [what, amount] of Object.entries(found ?? {}))
    if (amount !== whole) throw new Error(`B1: ${what} is ${amount}, and ${whole} came`);
}

/** Of ten thousand slices a fifth have all of theirs already, so the others go short, cent by cent. */
function constructedShortage(): Line {
  const shares = Array.from({ length: 10_000 }, (_, number) => {
    const weight = BigInt(2_500 + ((number * 7_919) % 5_000));
    return { number, weight, paid: number < 2_000 ? weight : 0n };
  });
  const amount = total(shares.map(({ weight }) => weight)) / 3n;
  const measured = Array.from({ length: 7 }, () => {
    const start = performance.now();
    if (total(shareOut(amount, shares)) !== amount) throw new Error('B1: a cent was lost');
    return performance.now() - start;
  });
  const work = 'a constructed shortage of 10000 slices';
  return limited({ id: 'B1', work, unit: 'ms', better: 'less', limit: 100, measured });
}
