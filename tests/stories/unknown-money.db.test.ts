import { describe, expect, it } from 'vitest';
import { unknownToSendBack } from '#app/domain/matching/unknown-money.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { atTheBank } from '#tests/support/at-the-bank.ts';
import { nothingIsLeft } from '#tests/support/bank-at-work.ts';
import { given } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('money that nobody knows', () => {
  it('goes back to its sender after two weeks, by two people, and both lines are closed', async () => {
    const bank = await atTheBank(world, await given(world).treasurers());
    const came = await bank.line({
      amount: 700n,
      name: 'Nobody',
      otherAccount: 'DE12',
      text: 'hi',
    });
    const unknown = [{ kind: 'account', target: 'suspense', amount: 700n }] as const;
    await bank.agreed(came.id, unknown);
    expect(await unknownToSendBack(world.now)).toEqual([]);
    world.goTo(new Date(world.now.getTime() + 15 * 86_400_000).toISOString());
    expect(await unknownToSendBack(world.now)).toMatchObject([
      { id: came.id, amount: 700n, name: 'Nobody', account: 'DE12' },
    ]);
    const reference = creditorReference('sent_back', came.id);
    const sent = await bank.line({
      amount: -700n,
      name: 'Nobody',
      otherAccount: 'DE12',
      reference,
    });
    expect((await bank.suggested(sent.id))[0]).toMatchObject({
      parts: `sent_back:${came.id}=-700`,
      isExact: false,
    });
    expect(await bank.booked(sent.id)).toEqual({ refused: 'match_is_not_exact' });
    const before = await newestJournal();
    await bank.agreed(sent.id);
    expect(await printedLedger(before)).toBe(`
unknown_sent_back
  bank                            -7.00
  suspense                        -7.00
`);
    expect(await unknownToSendBack(world.now)).toEqual([]);
    const late = [{ kind: 'account', target: 'costs', amount: 700n }] as const;
    expect(await bank.proposed(came.id, late)).toEqual({ refused: 'bank_line_is_booked' });
    await nothingIsLeft();
  });
});
