import type Stripe from 'stripe';
import { newTransaction } from './objects.ts';
import { type DoubleState, nextId } from './state.ts';

export type Announce = (type: string, object: { id: string }) => void;

/** How this Stripe behaves. What is the default is what Stripe does by default. */
export interface Behaviour {
  /**
   * Seconds from a payment to its balance transaction, which comes after the payment was told
   * and seen. Null: with the payment itself, as for a synchronous capture.
   */
  captureAfter: number | null;
  /** Days until money that came in may go out again. */
  availableAfterDays: number;
  /** Days until a bank debit has succeeded or failed. */
  delayedAfterDays: number;
  /** A debit's line comes when the bank is asked; as it was until 2024, only when it has paid. */
  debitsAreBookedWhenAsked: boolean;
  /** What the account keeps its balance in, and how much of it one unit of ours is; null: ours. */
  settlement: { currency: string; rate: number } | null;
  /** What the account's webhook endpoint is told. */
  subscribedTo: string[];
  /** A refund above what is available waits; or it is refused, as some accounts are. */
  refundsWithoutFunds: 'wait' | 'refuse';
  /** Whether the host has signed up for Connect, where it is, and whom Stripe lets it pay into. */
  isConnectPlatform: boolean;
  hostCountry: string;
  reaches: string[];
  /** Seconds that Stripe looks at a partner's papers. */
  verifiedAfter: number;
}

export const asStripeDoes: Behaviour = {
  captureAfter: 0,
  availableAfterDays: 2,
  delayedAfterDays: 4,
  debitsAreBookedWhenAsked: true,
  settlement: null,
  refundsWithoutFunds: 'wait',
  subscribedTo: ['*'],
  isConnectPlatform: true,
  hostCountry: 'US',
  // No country of the demonstration's partners is among them.
  reaches: ['US', 'CA', 'GB', 'CH', 'AT', 'BE', 'DE', 'ES', 'FR', 'IE', 'IT', 'NL', 'PL', 'PT'],
  verifiedAfter: 0,
};

/** What the parts of the double share: state, clock, numbers, Stripe's own account of money. */
export class Core {
  constructor(
    readonly state: DoubleState,
    readonly clock: () => Date,
    readonly announce: Announce,
    readonly behaviour: Behaviour,
  ) {}

  seconds(): number {
    return Math.floor(this.clock().getTime() / 1000);
  }

  stamp(prefix: string) {
    return { id: nextId(this.state, prefix), created: this.seconds() };
  }

  /** Money in becomes available after days; money out and fees leave at once. */
  book(facts: Parameters<typeof newTransaction>[1]): Stripe.BalanceTransaction {
    const days = facts.amount > 0 ? this.daysUntilAvailable(facts) : 0;
    const stamp = this.stamp('txn');
    const availableOn = stamp.created + days * 86_400;
    const transaction = newTransaction(stamp, { ...facts, availableOn });
    this.state.transactions[transaction.id] = transaction;
    return transaction;
  }

  private daysUntilAvailable({ type, source }: Parameters<typeof newTransaction>[1]): number {
    const { availableAfterDays, delayedAfterDays } = this.behaviour;
    if (!isPayment(type)) return 0;
    const isPromise = this.state.charges[source ?? '']?.status === 'pending';
    return availableAfterDays + (isPromise ? delayedAfterDays : 0);
  }

  /** What may leave now, in minor units. */
  available(currency: string): number {
    return this.sum(currency, (row) => row.available_on <= this.seconds());
  }

  pending(currency: string): number {
    return this.sum(currency, (row) => row.available_on > this.seconds());
  }

  private sum(currency: string, counts: (row: Stripe.BalanceTransaction) => boolean): number {
    return Object.values(this.state.transactions)
      .filter((row) => row.currency === currency && counts(row))
      .reduce((sum, row) => sum + row.net, 0);
  }

  /** The currency that money of this currency is kept in. */
  keptIn(currency: string): string {
    return this.behaviour.settlement?.currency ?? currency;
  }

  /** What an amount comes to in what the balance is kept in. */
  kept(amount: number): number {
    return Math.round(amount * (this.behaviour.settlement?.rate ?? 1));
  }

  /** Something that will happen by itself. */
  later(seconds: number, what: DoubleState['due'][number]['what'], id: string): void {
    this.state.due.push({ at: this.seconds() + seconds, what, id });
  }
}

const isPayment = (type: string) => type === 'charge' || type === 'payment';
