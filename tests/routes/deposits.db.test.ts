import { describe, expect, it } from 'vitest';
import { openBankAccount } from '#app/domain/banking/open-bank-account.ts';
import { ask, signInAs } from '#tests/support/ask.ts';
import { given } from '#tests/support/given.ts';
import { set, withSettings } from '#tests/support/with-settings.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();
withSettings({ BANK_DEPOSITS: 'on', FUNDING_CURRENCY: 'EUR' });

describe('paying in by bank', () => {
  it('shows where to, with the lender’s own reference as text and as a picture, and takes the word back', async () => {
    const lia = await signInAs(await given(world).person('Lia'), world.now);
    const facts = { name: 'Giro', holder: 'Urunan', bank: 'GLS', bic: 'GENODEM1GLS' } as const;
    const account = { account: 'DE89 3704 0044 0532 0130 00', currency: 'EUR' } as const;
    await openBankAccount({ ...facts, ...account, actorId: null, now: world.now });
    expect((await ask('lender/deposits', lia, {}, { amount: '100,50' })).status).toBe(400);
    expect((await ask('lender/deposits', lia, {}, { amount: '100.50' })).status).toBe(302);
    expect(await ask('lender/deposits', lia)).toMatchObject({
      body: {
        announced: {
          amount: 10_050n,
          reference: expect.stringMatching(/^RF\d\d D\d+$/),
          account: { account: 'DE89370400440532013000' },
          picture: expect.stringContaining('data:image/svg+xml'),
        },
      },
    });
    expect((await ask('lender/deposits', lia, {}, { act: 'call-off' })).status).toBe(302);
    expect(await ask('lender/deposits', lia)).toMatchObject({ body: { announced: null } });
  });

  it('is no page where the host takes none, and takes no word there', async () => {
    const lia = await signInAs(await given(world).person('Lia'), world.now);
    set({ BANK_DEPOSITS: 'off' });
    expect((await ask('lender/deposits', lia)).status).toBe(404);
    expect(await ask('lender/deposits', lia, {}, { amount: '1' })).toMatchObject({
      status: 409,
      body: { refused: expect.anything() },
    });
  });
});
