import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { installation } from '#app/domain/operations/installation.ts';
import type { InstallationPoint } from '#app/domain/operations/installation-points.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { changeBankDetails, proposeBankDetails } from '#app/domain/partners/bank-details.ts';
import { stripeEventTypes } from '#app/payments/event-types.ts';
import { db } from '#app/platform/db.ts';
import { forgetEnv } from '#app/platform/env.ts';
import { asOwner } from '#tests/support/database.ts';
import { given, granted } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

async function states(): Promise<Record<InstallationPoint, string>> {
  const points = await installation(world.now);
  return Object.fromEntries(points.map((it) => [it.point, it.state])) as Record<
    InstallationPoint,
    string
  >;
}

describe('this installation', () => {
  it('says of an empty demonstration what is simulated, and what is to do', async () => {
    expect(await states()).toEqual({
      payments: 'simulated',
      stripe_account: 'simulated',
      stripe_currency: 'simulated',
      stripe_events: 'simulated',
      mail: 'simulated',
      origin: 'simulated',
      host: 'lacking',
      workers: 'good',
      files: 'good',
      failed_jobs: 'good',
      treasurers: 'lacking',
      reviewers: 'lacking',
      bank_details: 'good',
      rates: 'good',
      demo_data: 'good',
    });
  });

  it('says where no file can be kept', async () => {
    const before = process.env['FILES_FOLDER'];
    process.env['FILES_FOLDER'] = path.resolve('package.json', 'files');
    forgetEnv();
    expect((await states()).files).toBe('lacking');
    if (before === undefined) delete process.env['FILES_FOLDER'];
    else process.env['FILES_FOLDER'] = before;
    forgetEnv();
  });

  it('is told when what was lacking is done, and when what was good is not any more', async () => {
    const g = given(world);
    const { now } = world;
    const roles = async (name: string, role: 'treasurer' | 'reviewer') => {
      const personId = await g.person(name);
      await grantStaffRole({ personId, role, actorId: null, now });
      return personId;
    };
    const tika = await roles('Tika', 'treasurer');
    expect((await states()).treasurers).toBe('lacking');
    const tomo = await roles('Tomo', 'treasurer');
    await roles('Ravi', 'reviewer');
    expect(await states()).toMatchObject({ treasurers: 'good', reviewers: 'good' });

    const partnerId = await g.partner();
    await g.operatorMoney(100_000n);
    const lia = await g.person('Lia');
    const loanId = await g.loan(partnerId, { amount: 10_000n });
    expect(await states()).toMatchObject({ bank_details: 'lacking', demo_data: 'simulated' });
    const details = { holder: 'Mekar', bank: 'Nusa', account: '1' };
    const proposed = { partnerId, ...details, actorId: tika, now };
    const { proposalId } = granted(await proposeBankDetails(proposed));
    granted(await changeBankDetails({ proposalId, actorId: tomo, now }));
    expect((await states()).bank_details).toBe('good');

    await g.lends(lia, [{ loanId, amount: 10_000n }]);
    await g.disbursed(loanId, [tika, tomo], { isPaidOutNow: true });
    const { localCurrency, currency } = await db().loan.findFirstOrThrow();
    await asOwner('delete from exchange_rates');
    expect((await states()).rates).toBe(localCurrency === currency ? 'good' : 'lacking');
    await db().exchangeRate.create({
      data: {
        currency: localCurrency,
        perCurrency: currency,
        day: now,
        rate: '10',
        source: 'test',
        enteredAt: now,
      },
    });
    expect((await states()).rates).toBe('good');
    await world.work();
    expect((await states()).workers).toBe('good');
    world.goTo('2026-06-01T00:00:00Z');
    expect(await states()).toMatchObject({ workers: 'lacking', rates: 'lacking' });
  });

  it('names what does not fit at Stripe before the first payment does', async () => {
    const { behaviour, trouble } = world.stripe;
    behaviour.subscribedTo = ['checkout.session.completed', 'refund.created'];
    behaviour.settlement = { currency: 'cad', rate: 1.37 };
    expect(await states()).toMatchObject({
      stripe_account: 'simulated',
      stripe_currency: 'lacking',
      stripe_events: 'lacking',
    });
    const rate = { currency: 'CAD', perCurrency: 'USD', rate: '1.37', source: 'test' };
    await db().exchangeRate.create({ data: { ...rate, day: world.now, enteredAt: world.now } });
    behaviour.subscribedTo = [...stripeEventTypes];
    expect(await states()).toMatchObject({
      stripe_currency: 'simulated',
      stripe_events: 'simulated',
    });
    trouble.make({ at: 'api', kind: 'too_many_requests', times: 9 });
    expect((await states()).stripe_account).toBe('lacking');
  });

  it('names its host where the settings do', async () => {
    Object.assign(process.env, {
      HOST_NAME: 'Rukun',
      HOST_ADDRESS: 'Jalan 1',
      HOST_EMAIL: 'a@b.example',
    });
    forgetEnv();
    expect((await states()).host).toBe('good');
    for (const name of ['HOST_NAME', 'HOST_ADDRESS', 'HOST_EMAIL']) delete process.env[name];
    forgetEnv();
  });
});
