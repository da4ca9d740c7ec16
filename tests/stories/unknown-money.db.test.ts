import { describe, expect, it } from 'vitest';
import { bookManualJournal, proposeManualJournal } from '#app/domain/books/manual-journal.ts';
import { unknownToSendBack } from '#app/domain/matching/unknown-money.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { atTheBank } from '#tests/support/at-the-bank.ts';
import { nothingIsLeft } from '#tests/support/bank-at-work.ts';
import { given, granted } from '#tests/support/given.ts';
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

  it('goes back only as far as all of the line is unknown, and all of the unknown is there', async () => {
    const two = await given(world).treasurers();
    const bank = await atTheBank(world, two);
    const withCosts = await bank.line({ amount: 9_500n, name: 'Somebody' });
    await bank.agreed(withCosts.id, [
      { kind: 'account', target: 'suspense', amount: 10_000n },
      { kind: 'account', target: 'costs', amount: -500n },
    ]);
    const first = await bank.line({ amount: 700n, name: 'A' });
    const second = await bank.line({ amount: 900n, name: 'B' });
    for (const { id, amount } of [first, second])
      await bank.agreed(id, [{ kind: 'account', target: 'suspense', amount }]);
    world.goTo(new Date(world.now.getTime() + 15 * 86_400_000).toISOString());
    const listed = (await unknownToSendBack(world.now)).map(({ id }) => id);
    expect(listed).toEqual([first.id, second.id]);

    // Most of it was named by a journal, which says nothing of lines.
    const move = { from: 'suspense', to: 'tips', amount: 10_700n, currency: 'USD' } as const;
    const by = { reason: 'asked', now: world.now };
    const asked = granted(await proposeManualJournal({ ...move, ...by, actorId: two[0] }));
    granted(await bookManualJournal({ ...asked, actorId: two[1], now: world.now }));
    const reference = creditorReference('sent_back', first.id);
    const sent = await bank.line({ amount: -700n, name: 'A', reference });
    await expect(bank.agreed(sent.id)).rejects.toThrow('account_has_not_so_much');
  });
});
