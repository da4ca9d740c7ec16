import fc from 'fast-check';
import * as acts from './acts.ts';
import * as balanceActs from './balance-acts.ts';
import type { Act } from './life.ts';

const index = fc.nat({ max: 20 });
const percent = fc.constantFrom(1, 13, 33, 50, 77, 100);
const parts = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 });
const lend = fc
  .tuple(index, parts, fc.constantFrom(0, 100, 333))
  .map((drawn) => acts.lend(...drawn));

/** What may happen, and how often beside the rest: most of it needs repayments to act on. */
const happenings: { weight: number; arbitrary: fc.Arbitrary<Act> }[] = [
  { weight: 2, arbitrary: lend },
  {
    weight: 6,
    arbitrary: fc
      .tuple(index, percent, fc.constantFrom(0, 37, 60, 100, 130))
      .map((drawn) => acts.repay(...drawn)),
  },
  { weight: 4, arbitrary: index.map(acts.recall) },
  { weight: 3, arbitrary: index.map(acts.loseAtOnce) },
  { weight: 1, arbitrary: index.map(acts.dispute) },
  {
    weight: 1,
    arbitrary: fc.tuple(index, fc.boolean()).map((drawn) => acts.endDispute(...drawn)),
  },
  { weight: 2, arbitrary: index.map(acts.refund) },
  { weight: 1, arbitrary: index.map(acts.writeOff) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(index, percent, fc.nat({ max: 50 }))
      .map((drawn) => acts.recoverSome(...drawn)),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(index, percent, fc.nat({ max: 50 })).map((drawn) => acts.recover(...drawn)),
  },
  { weight: 2, arbitrary: fc.tuple(index, percent).map((drawn) => acts.withdraw(...drawn)) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(index, fc.constantFrom(2_500, 5_001, 17_777))
      .map((drawn) => balanceActs.deposit(...drawn)),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(index, percent).map((drawn) => balanceActs.takeBack(...drawn)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(index, fc.integer({ min: 1, max: 3 }))
      .map((drawn) => balanceActs.lendAgain(...drawn)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(index, fc.constantFrom(0, 777, 10_000))
      .map((drawn) => balanceActs.guarantee(...drawn)),
  },
];

/** Any life: it begins with a loan. */
export const lives = fc
  .tuple(lend, fc.array(fc.oneof(...happenings), { minLength: 8, maxLength: 18, size: 'max' }))
  .map(([first, rest]) => [first, ...rest]);
