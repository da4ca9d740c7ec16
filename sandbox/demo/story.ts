import { requestWithdrawal } from '#app/domain/withdrawals/request-withdrawal.ts';
import { proposeOperatorMoney, recordOperatorMoney } from '#app/domain/books/operator-money.ts';
import { openBankAccount } from '#app/domain/banking/open-bank-account.ts';
import { sendDigests } from '#app/domain/notifications/send-digests.ts';
import type { KivaLoan } from '#app/domain/drafts/read-kiva-loans.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { db } from '#app/platform/db.ts';
import { hostAccount } from './host-account.ts';
import { LedgerTable } from './ledger-table.ts';
import { type DemoCast, registerCast } from './people.ts';
import { type PostedLoan, fundLoans, payOut, postLoans } from './stages.ts';
import { reportAndSettle } from './settle-stage.ts';
import { type Stage, done } from './stage.ts';

/**
 * One life of some loans, from request to repayment, through the same verbs,
 * checkout and workers that a real one goes through. It begins about four
 * months before `time.now` is back at `end`.
 */
export async function tellStory(
  stage: Stage,
  loans: readonly KivaLoan[],
  end: Date,
): Promise<{ cast: DemoCast; partners: Map<string, number> }> {
  const { time } = stage;
  const table = new LedgerTable();
  const print = async (title: string) => stage.say(await table.since(title));
  const goTo = (daysBeforeEnd: number) => {
    time.now = new Date(end.getTime() - daysBeforeEnd * 86_400_000);
  };

  goTo(125);
  const { posted, partners } = await postLoans(stage, loans);
  const cast = await registerCast([...partners.values()][0] ?? 0, time.now);
  const money = {
    way: 'in',
    reference: 'start',
    amount: ownMoney(posted),
    currency: 'USD',
  } as const;
  await openBankAccount({ ...hostAccount, actorId: cast.admin, now: time.now });
  const [first, second] = cast.treasurers;
  const { now } = time;
  const { proposalId } = done(await proposeOperatorMoney({ ...money, actorId: first, now }));
  done(await recordOperatorMoney({ proposalId, actorId: second, now }));
  await print(`1. ${posted.length} loan requests posted; the host brings its own money`);

  goTo(124);
  const expiring = posted.length > 1 ? posted.at(-1) : undefined;
  const funded = posted.filter((loan) => loan !== expiring);
  await fundLoans(stage, cast.lenders, { funded, expiring });
  await stage.workDone();
  await print('2. lenders fund them by Checkout');

  goTo(94);
  const raised = funded.reduce((sum, loan) => sum + loan.amount, 0n);
  stage.stripe.ledger.payOutToBank({ amount: Number((raised * 6n) / 10n), currency: 'usd' });
  await stage.workDone();
  await print(
    '3. a fundraiser ends unfilled: everyone has their own back; Stripe pays out to the bank',
  );

  goTo(93);
  const netting = funded.at(-1)?.partnerId ?? 0;
  await payOut(stage, cast, funded, netting);
  await stage.workDone();
  await print('4. funded loans are paid out; one partner’s money waits to be netted');

  await settleTwice(stage, cast, funded, { netting, goTo, print });

  goTo(3);
  await withdraw(cast.lenders[0] ?? 0, time.now);
  await stage.workDone();
  await print('7. a lender withdraws to the card');
  time.now = end;
  await stage.workDone();
  return { cast, partners };
}

/** The host bears Stripe's fees: a twentieth of what is lent covers them, at least 1,000.00. */
function ownMoney(posted: readonly PostedLoan[]): bigint {
  const least = 100_000n;
  const part = posted.reduce((sum, loan) => sum + loan.amount, 0n) / 20n;
  return part > least ? part : least;
}

async function settleTwice(
  stage: Stage,
  cast: DemoCast,
  funded: readonly PostedLoan[],
  story: {
    netting: number;
    goTo: (daysBeforeEnd: number) => void;
    print: (title: string) => Promise<void>;
  },
): Promise<void> {
  const { netting, goTo, print } = story;
  const dayAfter = async (daysBeforeEnd: number) => {
    goTo(daysBeforeEnd);
    await sendDigests({ now: stage.time.now });
    await stage.workDone();
  };
  goTo(61);
  await reportAndSettle(stage, cast, funded, { netting, third: 1n, paysOf: 60n });
  await stage.workDone();
  await print('5. partners report and settle: one is netted, the others pay 60 % of what is due');
  await dayAfter(60);
  goTo(30);
  await reportAndSettle(stage, cast, funded, { netting, third: 2n, paysOf: 100n });
  await stage.workDone();
  await print('6. the next month: the shortage is paid first, then the new settlement');
  await dayAfter(29);
}

async function withdraw(lenderId: number, now: Date): Promise<void> {
  const balance = await balanceOf(db(), `lender:${lenderId}`, 'USD');
  const amount = balance / 2n;
  if (amount === 0n) return;
  done(await requestWithdrawal({ lenderId, amount, currency: 'USD', now }));
}
