import { askForWithdrawal, confirmWithdrawal } from '#app/domain/withdrawals/plan-withdrawal.ts';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import type { BankDetails } from '#app/domain/partners/bank-details.ts';
import { db } from '#app/platform/db.ts';
import { sweepLoans } from '#workers/handlers/sweeps.ts';
import { given } from './given.ts';
import type { World } from './world.ts';

/** A lender whose loan was not filled: 100.00 are back in the balance, paid by card. */
export async function withBalance(world: World) {
  const g = given(world);
  await g.operatorMoney(100_000n);
  const partner = await g.partner();
  const lia = await g.person('Lia');
  const other = await g.person('Ben');
  const loanId = await g.loan(partner, { amount: 50_000n });
  await g.lends(lia, [{ loanId, amount: 10_000n }]);
  world.goTo('2026-05-20T09:00:00Z');
  await sweepLoans(world.now);
  await world.work();
  const balance = await lenderBalance(lia, 'USD');
  if (balance !== 10_000n) throw new Error(`the balance is ${balance}`);
  const ask = (amount: bigint, bank: BankDetails | null = null) =>
    askForWithdrawal({ lenderId: lia, amount, currency: 'USD', bank, now: world.now });
  const mailed = async () => {
    await world.work();
    const { email } = await db().person.findUniqueOrThrow({ where: { id: lia } });
    const letters = world.mailbox.lettersTo(email).map((letter) => letter.text);
    const letter = letters.find((text) => text.includes('/confirmations/')) ?? '';
    return /\/withdrawals\/confirmations\/([\w-]+)/.exec(letter)?.[1] ?? '';
  };
  const confirm = (token: string, lenderId = lia) =>
    confirmWithdrawal({ token, lenderId, now: world.now });
  return { g, lia, other, ask, mailed, confirm };
}
