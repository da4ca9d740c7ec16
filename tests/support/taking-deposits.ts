import { announceDeposit } from '#app/domain/deposits/announce-deposit.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { db } from '#app/platform/db.ts';
import { atTheBank } from './at-the-bank.ts';
import { given, granted } from './given.ts';
import type { World } from './world.ts';

/** A host that takes deposits, its account, and Lia, who has nothing yet. */
export async function takingDeposits(world: World) {
  const g = given(world);
  const lia = await g.person('Lia');
  const two = await g.treasurers();
  const bank = await atTheBank(world, two);
  const announced = async (amount: bigint) =>
    granted(await announceDeposit({ lenderId: lia, amount, currency: 'USD', now: world.now }));
  const reference = creditorReference('deposit', lia);
  const letters = async (word: string) => {
    await world.work();
    const { email } = await db().person.findUniqueOrThrow({ where: { id: lia } });
    return world.mailbox.lettersTo(email).filter(({ text }) => text.includes(word)).length;
  };
  const from = { name: 'LIA HARTONO', otherAccount: 'DE89 3704 0044 0532 0130 00' } as const;
  return { g, lia, two, bank, announced, reference, letters, from };
}
