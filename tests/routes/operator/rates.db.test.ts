import { describe, expect, it } from 'vitest';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { latestRates } from '#app/domain/rates/latest-rates.ts';
import { isoDay } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function treasurer(name = 'Tika') {
  const personId = await given(world).person(name);
  await grantStaffRole({ personId, role: 'treasurer', actorId: null, now: world.now });
  return signInAs(personId, world.now);
}

/** What one proposed is agreed to by another, on the page that everything is. */
async function agreed(name = 'Tomo') {
  const tomo = await treasurer(name);
  const { id } = await db().proposal.findFirstOrThrow({ where: { approvedAt: null } });
  return ask('operator/proposal-approval', tomo, { id: String(id) }, {});
}

const one = { currency: 'IDR', rate: '16,250.5', day: '2026-11-24', source: 'Bank Indonesia' };

describe('entering exchange rates', () => {
  it('takes one by hand, as its reader writes it, for one unit of the funding currency', async () => {
    const tika = await treasurer();
    expect((await ask('operator/rates', tika, {}, one)).status).toBe(302);
    const { id } = await db().proposal.findFirstOrThrow();
    await ask('operator/proposal-approval', tika, { id: String(id) }, {});
    expect(await latestRates()).toEqual([]);
    await agreed();
    expect(await latestRates()).toMatchObject([
      { currency: 'IDR', perCurrency: 'USD', rate: '16250.5', source: 'Bank Indonesia' },
    ]);
  });

  it('says beside each field what is wrong, keeps what was typed, and enters nothing', async () => {
    const tika = await treasurer();
    const form = { currency: 'ZZZ', rate: '0', day: 'soon', source: '' };
    expect(await ask('operator/rates', tika, {}, form)).toMatchObject({
      status: 400,
      body: {
        errors: {
          currency: 'is_missing',
          rate: 'is_not_a_number',
          day: 'is_not_a_day',
          source: 'is_missing',
        },
        entries: form,
      },
    });
    expect(await latestRates()).toEqual([]);
  });

  it('takes many as lines, all or none', async () => {
    const tika = await treasurer();
    const good = 'IDR,USD,2026-11-24,16250.00,Bank Indonesia';
    const bad = `${good}\nKES,USD,2026-11-24,-1,Central Bank`;
    expect(await ask('operator/rates', tika, {}, { csv: bad })).toMatchObject({
      status: 409,
      body: { beside: { csv: expect.stringContaining('2') }, entries: { csv: bad } },
    });
    expect(await latestRates()).toEqual([]);
    expect((await ask('operator/rates', tika, {}, { csv: good })).status).toBe(302);
    await agreed();
    expect(await latestRates()).toHaveLength(1);
  });

  it('shows the second person what a new rate would replace, and keeps a comma in its source', async () => {
    const tika = await treasurer();
    await ask('operator/rates', tika, {}, one);
    await agreed();
    await ask('operator/rates', tika, {}, { ...one, rate: '1625.05', source: 'typed, "again"' });
    const { details } = await db().proposal.findFirstOrThrow({ where: { approvedAt: null } });
    expect(details).toEqual({
      rates: 'IDR,USD,2026-11-24,1625.05,"typed, ""again"""',
      replaced: 'IDR,USD,2026-11-24,16250.5,Bank Indonesia',
    });
    await agreed('Tara');
    expect(await latestRates()).toMatchObject([{ rate: '1625.05', source: 'typed, "again"' }]);
  });

  it('replaces only what the second person saw, names a pair only once, and takes no empty file', async () => {
    const tika = await treasurer();
    await ask('operator/rates', tika, {}, one);
    const first = await db().proposal.findFirstOrThrow();
    const other = 'PHP,USD,2026-11-24,57,BSP\nIDR,USD,2026-11-24,15000,Bank Indonesia';
    await ask('operator/rates', tika, {}, { csv: other });
    const second = await db().proposal.findFirstOrThrow({ orderBy: { id: 'desc' } });
    const tomo = await treasurer('Tomo');
    const agree = ({ id }: { id: number }) =>
      ask('operator/proposal-approval', tomo, { id: String(id) }, {});
    await agree(second);
    expect((await agree(first)).location).toContain('rates_have_changed');
    expect(await latestRates()).toMatchObject([{ rate: '15000' }, { rate: '57' }]);
    for (const csv of ['currency,per,day,rate,source', `${other}\n${other}`])
      expect(await ask('operator/rates', tika, {}, { csv })).toMatchObject({ status: 409 });
  });

  it('takes no more lines than two people can look at', async () => {
    const tika = await treasurer();
    const days = Array.from({ length: 501 }, (_, day) => isoDay(new Date(day * 86_400_000)));
    const csv = days.map((day) => `IDR,USD,${day},1,x`).join('\n');
    expect(await ask('operator/rates', tika, {}, { csv })).toMatchObject({ status: 409 });
    expect(await db().proposal.count()).toBe(0);
  });
});
