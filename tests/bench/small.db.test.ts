import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { setClock } from '#app/platform/clock.ts';
import { benches, runBenches } from './benches.ts';
import { transfers } from './b4-transfers.ts';
import { compare, limited, quantile } from './compare.ts';
import { env } from '#app/platform/env.ts';
import { set } from '#tests/support/with-settings.ts';
import { withKeptEnvironment } from '#tests/support/kept-environment.ts';
import { type Place, openPlace } from './place.ts';

withKeptEnvironment();
let place: Place | undefined;
afterEach(async () => {
  await place?.end();
  place = undefined;
  setClock(() => new Date());
});

describe('a small bench', () => {
  it.each(benches)(
    '%s does what it says, and its books balance',
    async (id) => {
      const lines = await runBenches([id], 'small', { isThrowaway: true });
      expect(lines.length).toBeGreaterThan(0);
      for (const line of lines) {
        expect(line.id).toBe(id);
        // What is only bounded may be nought: nothing was blocked.
        expect(line.ours.median).toBeGreaterThanOrEqual(line.floor ? 0.001 : 0);
      }
      // The first that needs the build makes it.
    },
    120_000,
  );

  it('has settings of its own, though another of this process has read others', async () => {
    set({
      DATABASE_URL: 'postgres://another@127.0.0.1/another',
      SESSION_SECRET: 'of-another-bench-of-another-bench-of-another',
      SMTP_URL: 'smtp://127.0.0.1:1',
      BANK_DEPOSITS: 'on',
      STRIPE_API: undefined,
      STRIPE_SECRET_KEY: undefined,
      STRIPE_WEBHOOK_SECRET: undefined,
    });
    expect(env().STRIPE_SECRET_KEY).toBeUndefined();
    const lines = await runBenches(['B8'], 'small', { isThrowaway: true });
    expect(lines).toHaveLength(2);
  }, 120_000);

  it('fails when the books do not balance', async () => {
    place = await openPlace('small', { isThrowaway: true });
    const open = place;
    const broken: Place = {
      ...open,
      settle: async () => {
        await open.settle();
        await open.sql(`update accounts set balance = balance + 1 where name = 'lender:1'`);
      },
    };
    await expect(transfers(broken)).rejects.toThrow('1 balances are not the sum');
  });

  it.each([
    [
      ['--only', 'B99'],
      'There is no bench B99. There are: B1, B2, B3, B4, B5, B6, B7, B8, H, Q, S',
    ],
    [['--size', 'huge'], '--size is small or full.'],
    [['--fast'], "Unknown option '--fast'"],
  ])('says what it cannot do: %s', (parameters, words) => {
    const run = ['--import', 'tsx', 'tests/bench/main.ts', ...parameters];
    const { status, stderr } = spawnSync(process.execPath, run, { encoding: 'utf8' });
    expect(stderr).toContain(words);
    expect(status).toBe(1);
  });
});

describe('a comparison', () => {
  it('is of medians, after a round that does not count, and takes turns', async () => {
    const order: string[] = [];
    const side = (name: string, values: readonly number[]) => (round: number) => {
      order.push(name);
      return Promise.resolve(values[round] ?? 0);
    };
    const line = await compare({
      id: 'X',
      work: 'nothing',
      unit: 's',
      goal: { better: 'less', ratio: 2 },
      rounds: 3,
      ours: side('ours', [900, 4, 2, 6]),
      floor: side('floor', [1, 2, 1, 3]),
    });
    expect(line).toMatchObject({ ratio: 2, met: true, ours: { median: 4, min: 2, max: 6 } });
    expect(order.join(' ')).toBe('ours floor floor ours ours floor floor ours');
  });

  it('is held to its goal from the better side', () => {
    const of = (better: 'more' | 'less') =>
      limited({ id: 'X', work: 'x', unit: 's', better, limit: 3, measured: [1, 2, 9] }).met;
    expect([of('more'), of('less')]).toEqual([false, true]);
    expect(quantile([1, 2, 3, 4], 0.5)).toBe(2.5);
  });
});
