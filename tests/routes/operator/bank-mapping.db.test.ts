import { describe, expect, it } from 'vitest';
import { importStatement } from '#app/domain/banking/import-statement.ts';
import { openBankAccount } from '#app/domain/banking/open-bank-account.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import type { CsvMapping } from '#app/banks/csv-mapping.ts';
import { isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { mappingSentences } from '#app/routes/operator/csv-mapping-words.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld('2026-04-01T09:00:00Z');
const door = 'operator/bank-mapping';

/** Nothing in it says whether 1.500 is a thousand and a half, or 02/03 in February. */
const file = [
  'Wann;Was;Wieviel;Zustand',
  '02/03/2026;Rate;1.500;ok',
  '03/03/2026;Gebühr;-2;ok',
  '04/03/2026;Rate;9.000;Entwurf',
].join('\n');

async function atTheDesk() {
  const tika = await given(world).person('Tika');
  await grantStaffRole({ personId: tika, role: 'treasurer', actorId: null, now: world.now });
  const facts = {
    name: 'Current',
    account: '4711',
    currency: 'EUR',
    holder: 'x',
    bank: 'y',
  } as const;
  const { accountId } = granted(
    await openBankAccount({ ...facts, bic: null, actorId: tika, now: world.now }),
  );
  const take = () =>
    importStatement({
      accountId,
      fileName: 'march.csv',
      file: new TextEncoder().encode(file),
      actorId: tika,
      now: world.now,
    });
  return { cookie: await signInAs(tika, world.now), params: { id: String(accountId) }, take };
}

const said = {
  delimiter: ';',
  decimal: ',',
  days: 'dmy',
  day: 'Wann',
  text: 'Was',
  amount: 'Wieviel',
  leaveOutColumn: 'Zustand',
  leaveOutWord: 'Entwurf',
};

describe('the mapping of a CSV', () => {
  it('is made once, kept, shown as sentences, and settles what a file does not say', async () => {
    const { cookie, params, take } = await atTheDesk();
    expect(await take()).toMatchObject({ refused: 'statement_is_not_taken' });
    expect((await ask(door, cookie, params, said)).status).toBe(302);
    expect(await take()).toMatchObject({ added: 2 });
    const rows = await db().bankLine.findMany({ orderBy: { id: 'asc' } });
    expect(rows.map(({ day, amount, text }) => [isoDay(day), amount, text])).toEqual([
      ['2026-03-02', 150_000n, 'Rate'],
      ['2026-03-03', -200n, 'Gebühr'],
    ]);
    const { csvMapping } = await db().bankAccount.findFirstOrThrow();
    expect(mappingSentences(csvMapping as unknown as CsvMapping)).toEqual([
      'Columns are parted by: semicolon.',
      'The decimal sign is: comma.',
      'Dates are written: day, month, year.',
      'Date stands in “Wann”.',
      'Amount, with its sign stands in “Wieviel”.',
      'What the bank writes stands in “Was”.',
      'Rows where “Zustand” says “Entwurf” are left out.',
    ]);
  });

  it('needs a date, and an amount or one column each way', async () => {
    const { cookie, params } = await atTheDesk();
    const send = async (facts: Partial<Record<string, string>>) =>
      (await ask(door, cookie, params, { ...said, ...facts } as Record<string, string>)).status;
    expect(await send({ day: '' })).toBe(400);
    expect(await send({ amount: '' })).toBe(409);
    expect(await send({ amount: '', moneyIn: 'In' })).toBe(409);
    expect(await send({ decimal: 'x' })).toBe(400);
    expect((await db().bankAccount.findFirstOrThrow()).csvMapping).toBeNull();
    expect(await send({ amount: '', moneyIn: 'In', moneyOut: 'Out' })).toBe(302);
  });
});
