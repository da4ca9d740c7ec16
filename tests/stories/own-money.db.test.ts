import { describe, expect, it } from 'vitest';
import { proposeOperatorMoney, recordOperatorMoney } from '#app/domain/books/operator-money.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { given, granted } from '#tests/support/given.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

const money = { way: 'in', reference: 'W1', amount: 50_000n, currency: 'USD' } as const;

describe('the host’s own money', () => {
  it('comes and goes by two people, once for each reference of the bank', async () => {
    const [one, two] = await given(world).treasurers();
    const { now } = world;
    const before = await newestJournal();
    const { proposalId } = granted(await proposeOperatorMoney({ ...money, actorId: one, now }));
    expect(await recordOperatorMoney({ proposalId, actorId: one, now })).toEqual({
      refused: 'same_person_may_not_approve',
    });
    expect(await newestJournal()).toBe(before);
    granted(await recordOperatorMoney({ proposalId, actorId: two, now }));
    expect(await proposeOperatorMoney({ ...money, actorId: two, now })).toEqual({
      refused: 'reference_is_booked',
    });
    const out = { ...money, way: 'out', reference: 'W2', amount: 20_000n } as const;
    const asked = granted(await proposeOperatorMoney({ ...out, actorId: two, now }));
    granted(await recordOperatorMoney({ ...asked, actorId: one, now }));
    expect(await printedLedger(before)).toBe(`
operator_money
  bank                           500.00
  operator                       500.00
operator_money
  bank                          -200.00
  operator                      -200.00
`);
    expect(await checkBooks()).toEqual([]);
  });

  it('leaves only as far as it is the host’s, also when two want to take the same', async () => {
    const [one, two] = await given(world).treasurers();
    const { now } = world;
    const put = granted(await proposeOperatorMoney({ ...money, actorId: one, now }));
    granted(await recordOperatorMoney({ ...put, actorId: two, now }));
    const out = { ...money, way: 'out', actorId: one, now } as const;
    expect(await proposeOperatorMoney({ ...out, reference: 'W3', amount: 50_001n })).toEqual({
      refused: 'account_has_not_so_much',
    });
    const asked = [
      granted(await proposeOperatorMoney({ ...out, reference: 'W4' })),
      granted(await proposeOperatorMoney({ ...out, reference: 'W5' })),
    ];
    const answers = await Promise.all(
      asked.map((it) => recordOperatorMoney({ ...it, actorId: two, now })),
    );
    expect(answers.filter((it) => 'booked' in it)).toHaveLength(1);
    expect(answers).toContainEqual({ refused: 'account_has_not_so_much' });
    expect(await checkBooks()).toEqual([]);
  });
});
