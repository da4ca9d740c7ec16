import { describe, expect, it } from 'vitest';
import { inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { given } from '#tests/support/given.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('locks', () => {
  it('are taken in one order: whoever turns it round is told in a test', async () => {
    await inTransaction(async (tx) => {
      await lock(tx, 'partner', 1);
      await lock(tx, 'loan', [3, 1]);
      await lock(tx, 'partner', 1);
      await expect(lock(tx, 'person', 1)).rejects.toThrow('a person is locked after a partner');
      await expect(lock(tx, 'loan', 2)).rejects.toThrow('loan 2 is locked after loan 3');
      await lock(tx, 'settlement', 1);
    });
  });

  it('make whoever comes second wait, and leave readers alone', async () => {
    const partnerId = await given(world).partner();
    const said: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = inTransaction(async (tx) => {
      await lock(tx, 'partner', partnerId);
      said.push('first has it');
      await held;
      said.push('first ends');
    });
    while (said.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    const second = inTransaction(async (tx) => {
      expect(await tx.partner.count({ where: { id: partnerId } })).toBe(1);
      await lock(tx, 'partner', partnerId);
      said.push('second has it');
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    release();
    await Promise.all([first, second]);
    expect(said).toEqual(['first has it', 'first ends', 'second has it']);
  });
});
