import { describe, expect, it } from 'vitest';
import { grantStaffRole } from '#app/domain/people/grant-staff-role.ts';
import { latestRates } from '#app/domain/rates/latest-rates.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function treasurer() {
  const personId = await given(world).person('Tika');
  await grantStaffRole({ personId, role: 'treasurer', actorId: null, now: world.now });
  return signInAs(personId, world.now);
}

const one = { currency: 'IDR', rate: '16,250.5', day: '2026-11-24', source: 'Bank Indonesia' };

describe('entering exchange rates', () => {
  it('takes one by hand, as its reader writes it, for one unit of the funding currency', async () => {
    const tika = await treasurer();
    expect((await ask('operator/rates', tika, {}, one)).status).toBe(302);
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
    expect(await latestRates()).toHaveLength(1);
  });
});
