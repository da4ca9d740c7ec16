import { describe, expect, it } from 'vitest';
import { importStatement } from '#app/domain/banking/import-statement.ts';
import { openBankAccount } from '#app/domain/banking/open-bank-account.ts';
import { isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { madeUpBank } from '#sandbox/bank/made-up-bank.ts';
import { type WrittenFormat, writeStatement } from '#sandbox/bank/write-statement.ts';
import { granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld('2026-04-01T09:00:00Z');
const iban = 'DE02120300000000202051';

async function account(facts: { account?: string; currency?: 'EUR' | 'USD' } = {}) {
  const named = { name: 'Current', account: iban, currency: 'EUR', ...facts } as const;
  const by = { holder: 'Urunan e.V.', bank: 'DKB', bic: null, actorId: null, now: world.now };
  return granted(await openBankAccount({ ...named, ...by })).accountId;
}

async function take(accountId: number, text: string) {
  const file = new TextEncoder().encode(text);
  return importStatement({ accountId, fileName: 'march', file, actorId: null, now: world.now });
}

async function lines() {
  const rows = await db().bankLine.findMany({ orderBy: [{ day: 'asc' }, { id: 'asc' }] });
  return rows.map((row) => [isoDay(row.day), row.amount, row.name ?? row.text]);
}

function march() {
  const bank = madeUpBank(iban, 'EUR', 100_000n);
  bank.put(
    { day: '2026-03-02', amount: 5_000n, name: 'Ani', reference: 'RF18S7', text: 'March' },
    { day: '2026-03-02', amount: 5_000n, name: 'Ani', reference: 'RF18S7', text: 'March' },
    { day: '2026-03-10', amount: -250n, name: 'Bank', text: 'costs' },
    { day: '2026-03-20', amount: 7_525n, name: 'Stripe', text: 'payout' },
  );
  return bank;
}

const formats: WrittenFormat[] = ['camt053', 'mt940', 'ofx', 'csv'];

describe('a statement of the bank', () => {
  it.each(formats)(
    'in %s is taken in once, with two equal lines as two, whatever days files overlap by',
    async (format) => {
      const id = await account();
      const bank = march();
      const write = (from: string, to: string) => writeStatement[format](bank.statement(from, to));
      expect(await take(id, write('2026-03-01', '2026-03-10'))).toMatchObject({ added: 3 });
      expect(await take(id, write('2026-03-02', '2026-03-20'))).toMatchObject({
        added: 1,
        known: 3,
      });
      expect(await take(id, write('2026-03-01', '2026-03-10'))).toMatchObject({ added: 0 });
      const found = await lines();
      expect(found.filter(([day]) => day !== '2026-02-28' && day !== '2026-03-01')).toEqual([
        ['2026-03-02', 5_000n, 'Ani'],
        ['2026-03-02', 5_000n, 'Ani'],
        ['2026-03-10', -250n, 'Bank'],
        ['2026-03-20', 7_525n, 'Stripe'],
      ]);
      const [opening] = await db().bankLine.findMany({ where: { line: 0 } });
      expect(opening?.amount).toBe(100_000n);
      expect(await db().bankStatement.count()).toBe(3);
    },
  );

  it.each(formats.filter((format) => format !== 'csv'))(
    'in %s with days missing before it is refused, and nothing of it is kept',
    async (format) => {
      const id = await account();
      const bank = march();
      const write = (from: string, to: string) => writeStatement[format](bank.statement(from, to));
      await take(id, write('2026-03-01', '2026-03-02'));
      const answer = await take(id, write('2026-03-20', '2026-03-31'));
      expect(answer).toMatchObject({ refused: 'statement_is_not_taken' });
      expect(JSON.stringify(answer)).toContain('which end on 2026-03-02');
      expect(await db().bankStatement.count()).toBe(1);
      expect(await db().bankLine.count({ where: { line: { gt: 0 } } })).toBe(2);
    },
  );

  it('from before the first one moves the opening back, as long as it is not booked', async () => {
    const id = await account();
    const bank = march();
    bank.put({ day: '2026-02-05', amount: -1_000n, name: 'Rent' });
    const write = (from: string, to: string) => writeStatement.mt940(bank.statement(from, to));
    granted(await take(id, write('2026-03-01', '2026-03-31')));
    const opening = () => db().bankLine.findFirstOrThrow({ where: { line: 0 } });
    expect((await opening()).amount).toBe(99_000n);
    granted(await take(id, write('2026-02-01', '2026-02-28')));
    expect((await opening()).amount).toBe(100_000n);
    await db().bankLine.updateMany({
      where: { line: 0 },
      data: { bookedAs: 'account:operator=100000', bookedAt: world.now },
    });
    const older = madeUpBank(iban, 'EUR', 100_005n);
    older.put({ day: '2026-01-05', amount: -5n, name: 'Rent' });
    const january = older.statement('2026-01-01', '2026-01-31');
    const answer = await take(id, writeStatement.mt940(january));
    expect(JSON.stringify(answer)).toContain('is in the books already');
  });

  it('is refused of another account, in another currency, half, or with a sum that is wrong', async () => {
    const bank = march();
    const text = writeStatement.camt053(bank.statement('2026-03-01', '2026-03-31'));
    const mine = await account();
    const because = async (id: number, file: string) => {
      const answer = await take(id, file);
      return 'refused' in answer ? answer.because : 'taken';
    };
    const other = text.replaceAll(iban, 'NL91ABNA0417164300');
    expect(await because(mine, other)).toContain('of NL91ABNA0417164300, not of DE02');
    const dollars = await account({ account: '4711', currency: 'USD' });
    const asDollars = text.replaceAll(iban, '4711');
    expect(await because(dollars, asDollars)).toContain('is in EUR, and Current is kept in USD');
    expect(await because(mine, text.slice(0, text.length / 2))).toMatch(/^line \d+: /);
    expect(await because(mine, text.replace('>75.25<', '>75.26<'))).toContain('closes with');
    expect(await db().bankStatement.count()).toBe(0);
    expect(await db().bankLine.count()).toBe(0);
    expect(
      await openBankAccount({
        name: 'again',
        account: 'de02 1203 0000 0000 2020 51',
        currency: 'EUR',
        holder: 'x',
        bank: 'y',
        bic: null,
        actorId: null,
        now: world.now,
      }),
    ).toEqual({ refused: 'bank_account_is_known' });
  });

  it('that comes twice at once adds its lines once', async () => {
    const id = await account();
    const text = writeStatement.mt940(march().statement('2026-03-01', '2026-03-31'));
    await Promise.all([take(id, text), take(id, text), take(id, text)]);
    expect(await db().bankLine.count({ where: { line: { gt: 0 } } })).toBe(4);
  });
});
