import { db } from '#app/platform/db.ts';
import type { atTheBank } from '#tests/support/at-the-bank.ts';
import type { given } from '#tests/support/given.ts';
import type { World } from '#tests/support/world.ts';
import type { ModelLoan } from './facts.ts';
import { type Model, openOf } from './model.ts';
import { sum } from './shared.ts';

/** Where a life is lived: the verbs, and who may use them. */
export interface Life {
  readonly world: World;
  readonly g: ReturnType<typeof given>;
  readonly lenders: readonly number[];
  readonly partners: readonly number[];
  readonly two: readonly [number, number];
  /** Months reported so far; each report is of a month of its own. */
  month: number;
  /** The host’s account at its bank, from the first deposit on. */
  bank?: Awaited<ReturnType<typeof atTheBank>>;
}

/** All work that is due, but for the letters: of these no cent depends. */
export async function work({ world }: Life): Promise<void> {
  await db().outboxRow.updateMany({
    where: { name: 'mail.send', doneAt: null },
    data: { doneAt: world.now },
  });
  await world.work();
}

/**
 * One thing that may happen. Its numbers are drawn before anybody knows what there will be: each is
 * taken modulo what is there.
 */
export interface Act {
  readonly name: string;
  /** @returns false when there is nothing that it could happen to. */
  happen(model: Model, life: Life): Promise<boolean>;
}

export const pick = <T>(from: readonly T[], number: number): T | undefined =>
  from[number % from.length];
export const upTo = (most: bigint, share: number) => (most * BigInt(share)) / 100n;
export const inRepayment = ({ loans }: Model) => loans.filter((it) => it.status === 'in_repayment');
export const outstanding = (loan: ModelLoan) => sum(loan.slices.map(openOf));
export const lost = (loan: ModelLoan) => sum(loan.slices.map((it) => it.writtenOff - it.recovered));

export const asked = (life: Life) => ({ actorId: life.two[0], now: life.world.now });
export const agreed = (life: Life, proposalId: number) => ({
  proposalId,
  actorId: life.two[1],
  now: life.world.now,
});

export const isInDispute = (model: Model, lender: number) =>
  model.payments.some((it) => it.lender === lender && it.state === 'disputed');
