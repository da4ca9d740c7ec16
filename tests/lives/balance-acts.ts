import { agreeGuarantee, endGuarantee } from '#app/domain/partners/guarantees.ts';
import { db } from '#app/platform/db.ts';
import { atTheBank } from '#tests/support/at-the-bank.ts';
import { granted } from '#tests/support/given.ts';
import type { ModelLoan } from './facts.ts';
import { type Act, type Life, isInDispute, pick, upTo, work } from './life.ts';

async function bankOf(life: Life) {
  life.bank ??= await atTheBank(life.world, life.two);
  return life.bank;
}

const sender = (lender: number) => ({
  name: `LENDER ${lender}`,
  otherAccount: `DE89370400440532${String(lender).padStart(6, '0')}`,
});

export const deposit = (who: number, amount: number): Act => ({
  name: `lender ${who} deposits ${amount}`,
  async happen(model, life) {
    const lender = pick(life.lenders, who) ?? 0;
    const bank = await bankOf(life);
    const line = await bank.line({ amount: BigInt(amount), ...sender(lender) });
    const part = { kind: 'lender', target: String(lender), amount: BigInt(amount) } as const;
    await bank.agreed(line.id, [part]);
    await work(life);
    model.deposit(lender, BigInt(amount));
    return true;
  },
});

export const takeBack = (who: number, share: number): Act => ({
  name: `the bank of lender ${who} takes ${share} % back`,
  async happen(model, life) {
    const lender = pick(life.lenders, who) ?? 0;
    const amount = upTo(model.deposits.get(lender) ?? 0n, share);
    if (amount <= 0n || (await isOnItsWayOut(lender))) return false;
    const bank = await bankOf(life);
    const line = await bank.line({ amount: -amount, text: 'RECALL', ...sender(lender) });
    const part = { kind: 'lender_returned', target: String(lender), amount: -amount } as const;
    await bank.agreed(line.id, [part]);
    await work(life);
    model.returnDeposit(lender, amount);
    return true;
  },
});

/** A withdrawal that the bank has not sent yet pays for what its bank takes back: the model knows of none. */
async function isOnItsWayOut(lender: number): Promise<boolean> {
  const waiting = { status: 'intended', rail: 'bank_wire', payout: { lenderId: lender } } as const;
  return (await db().payoutPart.count({ where: waiting })) > 0;
}

/** What came back is lent again, without a card. */
export const lendAgain = (who: number, parts: number): Act => ({
  name: `lender ${who} lends ${parts} from the balance`,
  async happen(model, life) {
    const { g, two } = life;
    const lender = pick(life.lenders, who) ?? 0;
    const amount = BigInt(parts) * 2_500n;
    const partner = pick(life.partners, who + parts) ?? 0;
    if (model.purse(lender).balance < amount || isInDispute(model, lender)) return false;
    const loanId = await g.loan(partner, { amount });
    await g.lends(lender, [{ loanId, amount }], { usesBalance: true });
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    await work(life);
    const none = { repaid: 0n, writtenOff: 0n, recovered: 0n, refunded: 0n };
    const slice = { number: 1, lender, isHosts: false, principal: amount, ...none };
    const loan: ModelLoan = { id: loanId, partner, status: 'in_repayment', slices: [slice] };
    model.purse(lender).balance -= amount;
    model.lend(loan, []);
    return true;
  },
});

/** Up to an amount; of nothing, it is ended. */
export const guarantee = (which: number, amount: number): Act => ({
  name: `partner ${which} guarantees ${amount}`,
  async happen(model, life) {
    const partnerId = pick(life.partners, which) ?? 0;
    const partner = model.partner(partnerId);
    const by = { partnerId, currency: 'USD', actorId: life.two[0], now: life.world.now } as const;
    if (amount === 0 && partner.guarantee === 0n) return false;
    if (amount === 0) granted(await endGuarantee(by));
    else granted(await agreeGuarantee({ ...by, amount: BigInt(amount), agreement: 'folder 1' }));
    partner.guarantee = BigInt(amount);
    return true;
  },
});
