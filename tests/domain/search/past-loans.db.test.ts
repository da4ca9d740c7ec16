import { expect, it } from 'vitest';
import { pastLoans } from '#app/domain/search/past-loans.ts';
import { now } from '#app/platform/clock.ts';
import { demonstration } from '#sandbox/demonstration/data.ts';
import { inDemonstration, withDemonstration } from '#tests/support/demonstration.ts';

withDemonstration();

it('shows what became of every loan, with its losses, and nobody who is late or lost', async () => {
  await inDemonstration(async () => {
    const ask = (state: Parameters<typeof pastLoans>[0]['state'], text = '') =>
      pastLoans({
        state,
        text,
        country: '',
        partner: '',
        before: null,
        now: now(),
        language: 'en',
      });
    const told = (status: string) => demonstration.loans.filter((loan) => loan.status === status);
    const repaid = await ask('repaid');
    expect(repaid.count).toBe(told('repaid').length);
    for (const card of repaid.cards) {
      expect([card.repaid, card.lost, card.done]).toEqual([card.raised, 0n, card.instalments]);
      expect(card.name).not.toBeNull();
    }
    const lost = await ask('lost');
    expect(lost.cards.map((card) => [card.name, card.town, card.raised, card.lost])).toEqual([
      [null, null, 70_000n, 28_750n],
      [null, null, 60_000n, 20_000n],
    ]);
    for (const card of lost.cards) expect(card.repaid + card.lost).toBe(card.raised);
    const repaying = await ask('repaying');
    const late = repaying.cards.filter((card) => card.late > 0);
    expect(late).toHaveLength(told('in_repayment').filter((loan) => loan.late).length);
    for (const card of late) expect([card.name, card.town]).toEqual([null, null]);
    expect(repaying.cards.filter((card) => card.name === null)).toHaveLength(late.length);
    expect((await ask('unfunded')).count).toBe(1);
    // Words find what everybody may read, and nobody by a name that is not shown.
    expect((await ask('repaid', 'rahma')).count).toBe(1);
    expect((await ask('repaying', 'moussa')).count).toBe(0);
    expect((await ask('lost', 'bekele')).count).toBe(0);
    expect((await ask('lost', 'ethiopia')).count).toBe(1);
  });
});
