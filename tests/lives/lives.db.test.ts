import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkBooksByDay } from '#app/domain/books/check-books-now.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { newDatabase } from '#tests/support/database.ts';
import { given } from '#tests/support/given.ts';
import { closeWorld, newWorld, openWorld } from '#tests/support/world.ts';
import type { Act, Life } from './life.ts';
import { lives } from './lives.ts';
import { Model, openOf } from './model.ts';
import { sum } from './shared.ts';

const start = '2026-03-02T09:00:00Z';
const count = Number(process.env['LIVES'] ?? 40);
const seed = Number(process.env['LIVES_SEED'] ?? 20_261_128);
const hostMoney = 10_000_000n;

/** What the books say of everything that the model knows, in the model's words. */
async function standing(life: Life, model: Model) {
  const rows = await db().account.findMany({ where: { currency: 'USD' } });
  const books = new Map(rows.map((row) => [row.name, row.balance]));
  const of = (name: string) => books.get(name) ?? 0n;
  const slices = await db().slice.findMany({ orderBy: [{ loanId: 'asc' }, { number: 'asc' }] });
  return {
    lenders: life.lenders.map((id) => ({
      id,
      balance: of(`lender:${id}`),
      owed: of(`lender:${id}:owed`),
    })),
    partners: life.partners.map((id) => ({
      id,
      overpaid: of(`partner:${id}:overpaid`),
      recalled: of(`partner:${id}:recalled`),
      receivable: of(`partner:${id}:receivable`),
    })),
    loans: model.loans.map(({ id }) => ({
      id,
      outstanding: of(`loan:${id}:outstanding`),
      lost: of(`loan:${id}:lost:borrower`),
      slices: slices
        .filter((it) => it.loanId === id)
        .map((it) => ({
          isHosts: it.account === 'operator',
          repaid: it.repaid,
          writtenOff: it.writtenOff,
          recovered: it.recovered,
          refunded: it.refunded,
        })),
    })),
    host: of('operator'),
    tips: of('tips'),
  };
}

function expected(life: Life, model: Model): Awaited<ReturnType<typeof standing>> {
  return {
    lenders: life.lenders.map((id) => ({ id, ...model.purse(id) })),
    partners: life.partners.map((id) => {
      const { guarantee: _, ...partner } = model.partner(id);
      return { id, ...partner };
    }),
    loans: model.loans.map(({ id, slices }) => ({
      id,
      outstanding: sum(slices.map(openOf)),
      lost: sum(slices.map((it) => it.writtenOff - it.recovered)),
      slices: slices.map(({ isHosts, repaid, writtenOff, recovered, refunded }) => ({
        isHosts,
        repaid,
        writtenOff,
        recovered,
        refunded,
      })),
    })),
    host: model.host,
    tips: model.tips,
  };
}

const happened = new Map<string, number>();

async function live(acts: readonly Act[]): Promise<void> {
  const drop = await newDatabase('urunan');
  const world = newWorld(start);
  await openWorld(world, start);
  try {
    const g = given(world);
    await g.operatorMoney(hostMoney);
    const two = await g.treasurers();
    const lenders = [await g.person('Lia'), await g.person('Ben'), await g.person('Hana')];
    const partners = [await g.partner(), await g.partner({ name: 'Umoja' })];
    const life: Life = { world, g, lenders, partners, two, month: 0 };
    const model = new Model({ lenders, partners, host: hostMoney });
    for (const act of acts) {
      const kind = act.name.replace(/\d+/g, '#');
      if (!(await act.happen(model, life))) continue;
      happened.set(kind, (happened.get(kind) ?? 0) + 1);
      const after = act.name;
      expect({ after, ...(await standing(life, model)) }).toEqual({
        after,
        ...expected(life, model),
      });
      expect({ after, wrong: await checkBooks() }).toEqual({ after, wrong: [] });
      const { failures } = await checkBooksByDay(world.now);
      expect({ after, failures }).toEqual({ after, failures: [] });
    }
  } finally {
    await closeWorld(world);
    await drop();
  }
}

/**
 * Whole lives of loans and of those who lend, as they come: after each thing that happens the books
 * are what the model says, and balance. What fails is printed with its seed and shrunk to a short story.
 */
it(`${count} lives end as DOMAIN says, cent by cent`, { timeout: 3_600_000 }, async () => {
  await fc.assert(fc.asyncProperty(lives, live), {
    seed,
    numRuns: count,
    endOnFailure: process.env['LIVES_SHRINK'] === 'no',
    reporter: (told) => {
      if (!told.failed) return;
      const story = told.counterexample?.[0].map((act) => act.name).join('\n  ');
      throw new Error(
        `seed ${told.seed}, life ${told.numRuns}, shrunk ${told.numShrinks} times:\n  ${story}\n${String(told.errorInstance)}`,
        { cause: told.errorInstance },
      );
    },
  });
  // Nothing is proved of what never happened.
  const told = [...happened].map(([kind, times]) => `${kind}: ${times}`).join(', ');
  console.log(told);
  expect(happened.size).toBeGreaterThanOrEqual(14);
});
