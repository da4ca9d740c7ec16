import type { Due, ModelLoan, Part, Partner, Payment, Purse, Slice, Wire } from './facts.ts';
import { shared, sum } from './shared.ts';

/**
 * What DOMAIN says happens to lent money, in the fewest words: no ledger, no database, nothing of
 * the application. All sums in cents.
 */
const least = (one: bigint, other: bigint) => (one < other ? one : other);
export const openOf = (slice: Slice) =>
  slice.principal - slice.repaid - slice.writtenOff - slice.refunded;

export class Model {
  readonly purses = new Map<number, Purse>();
  readonly partners = new Map<number, Partner>();
  readonly loans: ModelLoan[] = [];
  readonly payments: Payment[] = [];
  readonly wires: Wire[] = [];
  readonly dues: Due[] = [];
  /** What each lender's bank sent, and has not taken back. */
  readonly deposits = new Map<number, bigint>();
  host: bigint;
  tips = 0n;

  constructor(facts: { lenders: readonly number[]; partners: readonly number[]; host: bigint }) {
    for (const id of facts.lenders) this.purses.set(id, { balance: 0n, owed: 0n });
    for (const id of facts.partners)
      this.partners.set(id, { overpaid: 0n, recalled: 0n, receivable: 0n, guarantee: 0n });
    this.host = facts.host;
  }

  purse(lender: number): Purse {
    const purse = this.purses.get(lender);
    if (!purse) throw new Error(`no lender ${lender}`);
    return purse;
  }

  partner(id: number): Partner {
    const partner = this.partners.get(id);
    if (!partner) throw new Error(`no partner ${id}`);
    return partner;
  }

  /** What comes to a lender pays what she owes first. */
  credit(lender: number, amount: bigint): void {
    const purse = this.purse(lender);
    const back = least(purse.owed, amount);
    purse.owed -= back;
    purse.balance += amount - back;
  }

  /** What is taken from her and is not there, she owes. */
  take(lender: number, amount: bigint): void {
    const purse = this.purse(lender);
    const there = least(purse.balance, amount);
    purse.balance -= there;
    purse.owed += amount - there;
  }

  /** A loan that is paid by cards, filled and paid out. */
  lend(loan: ModelLoan, payments: readonly Payment[]): void {
    this.loans.push(loan);
    this.payments.push(...payments);
    for (const payment of payments) this.tips += payment.tip;
  }

  /** Of a loan's debt, what its partner has said it collected and not paid in. */
  pending(loan: ModelLoan): bigint {
    return sum(this.dues.filter((it) => it.loan === loan).map((it) => it.due - it.received));
  }

  /** What a slice brings goes to whoever owns it. */
  private bring(slice: Slice, amount: bigint): void {
    if (slice.isHosts) this.host += amount;
    else this.credit(slice.lender, amount);
  }

  /** What a partner is asked for: what is due of it, and what lenders were credited already. */
  open(partner: number): bigint {
    const dues = this.dues.filter((it) => it.loan.partner === partner);
    return sum(dues.map((it) => it.due - it.received + it.advanced));
  }

  /** Under a guarantee lenders are credited when a partner says that it has collected. */
  report(loan: ModelLoan, amount: bigint): void {
    const due: Due = { loan, due: amount, received: 0n, advanced: 0n };
    this.dues.push(due);
    const partner = this.partner(loan.partner);
    const advance = least(amount, partner.guarantee - partner.receivable);
    if (advance <= 0n) return;
    due.received += advance;
    due.advanced += advance;
    partner.receivable += advance;
    this.arrive(due, advance);
  }

  deposit(lender: number, amount: bigint): void {
    this.deposits.set(lender, (this.deposits.get(lender) ?? 0n) + amount);
    this.credit(lender, amount);
  }

  /** Her bank takes a deposit back. */
  returnDeposit(lender: number, amount: bigint): void {
    this.deposits.set(lender, (this.deposits.get(lender) ?? 0n) - amount);
    this.take(lender, amount);
  }

  wire(partnerId: number, receipt: number, amount: bigint): void {
    const partner = this.partner(partnerId);
    const parts: Part[] = [];
    let left = amount;
    const debt = least(partner.recalled, left);
    if (debt > 0n) parts.push({ what: 'debt', amount: debt });
    partner.recalled -= debt;
    left -= debt;
    for (const due of this.dues.filter((it) => it.loan.partner === partnerId)) {
      const part = least(due.due - due.received, left);
      due.received += part;
      left -= part;
      if (part > 0n) parts.push(this.arrive(due, part));
      const advance = least(due.advanced, left);
      due.advanced -= advance;
      partner.receivable -= advance;
      left -= advance;
      if (advance > 0n) parts.push({ what: 'advance', due, amount: advance });
    }
    if (left > 0n) parts.push({ what: 'surplus', due: null, amount: left });
    partner.overpaid += left;
    this.wires.push({ receipt, partner: partnerId, parts, isRecalled: false });
  }

  private arrive(due: Due, amount: bigint): Part {
    const { loan } = due;
    if (loan.status === 'refunded') {
      this.partner(loan.partner).overpaid += amount;
      return { what: 'surplus', due, amount };
    }
    if (loan.status === 'written_off') {
      this.recover(loan, amount);
      return { what: 'recovered', due, amount };
    }
    const shares = shared(
      amount,
      loan.slices.map((slice) => ({ weight: slice.principal, paid: slice.repaid })),
    );
    loan.slices.forEach((slice, index) => {
      slice.repaid += shares[index] ?? 0n;
      this.bring(slice, shares[index] ?? 0n);
    });
    if (sum(loan.slices.map(openOf)) === 0n) loan.status = 'repaid';
    return { what: 'shared', due, amount, shares };
  }

  /** What came back of a loss, after its costs. */
  recover(loan: ModelLoan, amount: bigint): void {
    const shares = shared(
      amount,
      loan.slices.map((slice) => ({ weight: slice.writtenOff, paid: slice.recovered })),
    );
    loan.slices.forEach((slice, index) => {
      slice.recovered += shares[index] ?? 0n;
      this.bring(slice, shares[index] ?? 0n);
    });
  }

  writeOff(loan: ModelLoan): void {
    loan.status = 'written_off';
    for (const slice of loan.slices) slice.writtenOff += openOf(slice);
  }

  refund(loan: ModelLoan): void {
    loan.status = 'refunded';
    for (const slice of loan.slices) {
      const open = openOf(slice);
      slice.refunded += open;
      this.bring(slice, open);
    }
  }

  withdraw(lender: number, amount: bigint): void {
    this.purse(lender).balance -= amount;
  }

  dispute(payment: Payment): void {
    const purse = this.purse(payment.lender);
    payment.state = 'disputed';
    payment.held = least(purse.balance, payment.amount);
    purse.balance -= payment.held;
  }

  winDispute(payment: Payment): void {
    payment.state = 'won';
    this.credit(payment.lender, payment.held);
  }

  /** The host takes over the slices at what is outstanding, then the tip, the balance, a debt. */
  loseDispute(payment: Payment): void {
    const purse = this.purse(payment.lender);
    payment.state = 'lost';
    let left = payment.amount - payment.held;
    let change = 0n;
    for (const slice of payment.slices.filter((it) => !it.isHosts)) {
      const price = openOf(slice);
      if (left === 0n || price <= 0n) continue;
      const part = least(price, left);
      this.host -= price;
      change += price - part;
      left -= part;
      slice.isHosts = true;
    }
    const tip = least(payment.tip, left);
    this.tips -= tip;
    left -= tip;
    const there = least(purse.balance, left);
    purse.balance -= there;
    purse.owed += left - there;
    this.credit(payment.lender, change);
  }

  /** The bank takes a wire back: each cent leaves once, and comes from where it is. */
  recall(wire: Wire): void {
    wire.isRecalled = true;
    const partner = this.partner(wire.partner);
    for (const part of wire.parts) {
      if (part.what === 'shared' && ['in_repayment', 'repaid'].includes(part.due.loan.status)) {
        // What lenders keep, the partner owes as recalled, not once more by its settlement.
        part.due.received -= part.amount;
        this.mirror(part.due.loan, part.shares);
      } else if (part.what === 'advance') {
        part.due.advanced += part.amount;
        partner.receivable += part.amount;
      } else if (part.what === 'surplus') {
        const there = least(partner.overpaid, part.amount);
        partner.overpaid -= there;
        partner.recalled += part.amount - there;
      } else partner.recalled += part.amount;
    }
  }

  private mirror(loan: ModelLoan, shares: readonly bigint[]): void {
    loan.status = 'in_repayment';
    loan.slices.forEach((slice, index) => {
      const share = shares[index] ?? 0n;
      slice.repaid -= share;
      // What the host took over is worth that much more: it pays the difference.
      if (slice.isHosts) this.host -= share;
      else this.take(slice.lender, share);
    });
  }
}
