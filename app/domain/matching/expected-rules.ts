import { referencesIn } from '#app/money/creditor-reference.ts';
import type { LineFacts } from '#app/domain/banking/new-lines-rules.ts';
import type { LinePart, PartKind } from '#app/domain/approvals/bank-line-parts.ts';

/** What may come to the bank or leave it, as the books and the plans know it. */
export interface ExpectedMoney {
  readonly kind: PartKind;
  readonly target: string;
  /** Minor units, as it would stand on a statement: money out is negative. */
  readonly amount: bigint;
  /** What a line says if it is this: references of ours or of the bank, and the name of Stripe. */
  readonly references: readonly string[];
  readonly names: readonly string[];
  /** Whose name on a line is as good as a reference, in time: Stripe's. */
  readonly payer: string | null;
  /** Where a payout of ours goes: sent anywhere else it is not that payout. */
  readonly account: string | null;
  /** The day from which on it may come. */
  readonly since: string | null;
  /** What any sum may come in for: a partner pays less or more than is due, or where nothing is. */
  readonly takesAnySum: boolean;
  /** It takes two people also where it fits exactly. */
  readonly takesTwo: boolean;
}

export interface AskedLine extends LineFacts {
  readonly otherAccount: string | null;
}

export type Why = 'reference' | 'amount' | 'name' | 'sum' | 'other_amount' | 'costs';

export interface Suggestion {
  readonly parts: readonly LinePart[];
  readonly why: readonly Why[];
  /** By reference and amount it can be nothing else: one person may book it. */
  readonly isExact: boolean;
}

/** How many days after it was due a sum is still looked for by its amount alone. */
const longest = 40;
const most = 5;

/**
 * What a line of the bank most likely is, the likeliest first. By reference and amount it is exact,
 * if nothing else has both; all else is a guess that says why.
 */
export function suggestions(line: AskedLine, expected: readonly ExpectedMoney[]): Suggestion[] {
  const isIn = (one: ExpectedMoney) => one.takesAnySum || one.amount > 0n;
  const sameWay = expected.filter((one) => isIn(one) === line.amount > 0n);
  const named = sameWay.filter((one) => isNamed(line, one));
  const fitting = sameWay.filter((one) => one.amount === line.amount && isInTime(line, one));
  const found: Suggestion[] = [
    ...exactly(line, named, fitting),
    ...fitting
      .filter((one) => !named.includes(one))
      .toSorted((a, b) => Number(hasName(line, b)) - Number(hasName(line, a)))
      .map((one) => guess([partOf(one)], hasName(line, one) ? ['amount', 'name'] : ['amount'])),
    ...ofAnotherSum(line, named),
    ...severalAsOne(line, sameWay),
    ...byName(line, sameWay, named),
  ];
  return unlike(found).slice(0, most);
}

/** What the line names and comes to: one of them, or all together. */
function exactly(
  line: AskedLine,
  named: readonly ExpectedMoney[],
  fitting: readonly ExpectedMoney[],
): Suggestion[] {
  const single = named.filter((one) => one.amount === line.amount);
  if (single.length > 0) {
    const [only] = single;
    // The same sum may stand in the books already, under words that the line does not say.
    const isOther = fitting.some((one) => one !== only && one.kind === 'booked');
    const isOnly = single.length === 1 && !isOther && only !== undefined;
    const isExact = isOnly && mayBeOnes(line, only) && saysNoOther(line, [only]);
    return single.map((one) => ({ ...guess([partOf(one)], ['reference', 'amount']), isExact }));
  }
  if (named.length < 2 || total(named) !== line.amount) return [];
  const isExact = named.every((one) => mayBeOnes(line, one)) && saysNoOther(line, named);
  return [{ ...guess(named.map(partOf), ['reference', 'sum']), isExact }];
}

/** A second reference of ours, or one that can be read in two ways, is for two people to judge. */
function saysNoOther(line: AskedLine, ones: readonly ExpectedMoney[]): boolean {
  const own = ones.flatMap(({ references }) => references);
  return oursIn(line).every(({ reference, isSure }) => isSure && own.includes(reference));
}

/** Each field by itself: where one ends, a reference ends. */
const oursIn = ({ reference, text, bankReference, name }: AskedLine) =>
  [reference, text, bankReference, name].flatMap((said) => referencesIn(said ?? ''));

/** What leaves is one person's to book only if the bank says that it went where it should. */
function mayBeOnes(line: AskedLine, { takesTwo, kind, account }: ExpectedMoney): boolean {
  if (takesTwo) return false;
  const bare = (written: string | null) => (written ?? '').replaceAll(/[\s.-]/g, '').toUpperCase();
  return kind !== 'payout' || (account !== null && bare(account) === bare(line.otherAccount));
}

/** It names one thing and comes to another sum: a part of it, more than it, or less by a bank's costs. */
function ofAnotherSum(line: AskedLine, named: readonly ExpectedMoney[]): Suggestion[] {
  const others = named.filter((one) => one.amount !== line.amount);
  return others.flatMap((one) => {
    const costs = line.amount - one.amount;
    const withCosts =
      costs < 0n && isSmall(costs, one.amount)
        ? [guess([partOf(one), costsOf(costs)], ['reference', 'costs'])]
        : [];
    const isPart = one.takesAnySum || isWithin(line.amount, one.amount);
    const any =
      one.takesAnySum || (one.kind === 'booked' && isPart)
        ? [guess([{ ...partOf(one), amount: line.amount }], ['reference', 'other_amount'])]
        : [];
    return [...withCosts, ...any];
  });
}

/** Two or three of one name that come to the line together. */
function severalAsOne(line: AskedLine, sameWay: readonly ExpectedMoney[]): Suggestion[] {
  const near = sameWay
    .filter((one) => one.amount !== 0n && isInTime(line, one) && isWithin(one.amount, line.amount))
    .filter((one) => isNamed(line, one) || hasName(line, one))
    .slice(0, 12);
  for (const [index, one] of near.entries()) {
    for (const [second, other] of near.entries()) {
      if (second <= index) continue;
      const both = one.amount + other.amount;
      if (both === line.amount) return [guess([one, other].map(partOf), ['sum'])];
      const third = near.slice(second + 1).find((last) => both + last.amount === line.amount);
      if (third) return [guess([one, other, third].map(partOf), ['sum'])];
    }
  }
  return [];
}

function byName(
  line: AskedLine,
  sameWay: readonly ExpectedMoney[],
  named: readonly ExpectedMoney[],
): Suggestion[] {
  return sameWay
    .filter((one) => one.takesAnySum && !named.includes(one) && hasName(line, one))
    .map((one) => guess([{ ...partOf(one), amount: line.amount }], ['name', 'other_amount']));
}

const partOf = ({ kind, target, amount }: ExpectedMoney): LinePart => ({ kind, target, amount });

const costsOf = (amount: bigint): LinePart => ({ kind: 'account', target: 'costs', amount });

const guess = (parts: LinePart[], why: Why[]): Suggestion => ({ parts, why, isExact: false });

const total = (rows: readonly { readonly amount: bigint }[]) =>
  rows.reduce((sum, row) => sum + row.amount, 0n);

const size = (amount: bigint) => (amount < 0n ? -amount : amount);
const isWithin = (one: bigint, other: bigint) => size(one) < size(other);
/** Banks keep some of what they send: up to a tenth, and of small sums up to a third. */
export const isSmall = (costs: bigint, of: bigint) =>
  size(costs) * 10n <= size(of) || (size(costs) <= 5_000n && size(costs) * 3n <= size(of));

function isInTime(line: AskedLine, { since }: ExpectedMoney): boolean {
  if (since === null) return true;
  const days = (Date.parse(line.day) - Date.parse(since)) / 86_400_000;
  return days >= -1 && days <= longest;
}

/** As a word of its own in what the line says; a reference of ours also with spaces in it. */
function isNamed(line: AskedLine, one: ExpectedMoney): boolean {
  const { references, payer } = one;
  if (payer && ` ${plain(line.name)} `.includes(` ${payer} `) && isInTime(line, one)) return true;
  const all = [line.reference, line.text, line.bankReference, line.name];
  const ours = oursIn(line).map(({ reference }) => reference);
  const said = ` ${all.map(plain).join(' ')} `;
  return references.some((reference) => {
    const words = plain(reference);
    if (ours.includes(reference)) return true;
    // A short word that people typed stands in many texts: it counts where it is all of a reference.
    const isWhole = [line.reference, line.bankReference].some((whole) => plain(whole) === words);
    return words !== '' && (isWhole || (words.length >= 6 && said.includes(` ${words} `)));
  });
}

/** The longest word of a name, and one more if it has two, stand in what the bank writes. */
function hasName(line: AskedLine, { names }: ExpectedMoney): boolean {
  const said = ` ${[line.name, line.text].map(plain).join(' ')} `;
  return names.some((name) => {
    const words = plain(name)
      .split(' ')
      .filter((word) => word.length > 2)
      .toSorted((a, b) => b.length - a.length)
      .slice(0, 2);
    return words.length > 0 && words.every((word) => said.includes(` ${word} `));
  });
}

const plain = (text: string | null) =>
  (text ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, ' ')
    .trim();

function unlike(found: readonly Suggestion[]): Suggestion[] {
  const key = ({ parts }: Suggestion) =>
    parts.map(({ kind, target, amount }) => `${kind}:${target}=${amount}`).join();
  return found.filter(
    (one, index) => found.findIndex((other) => key(other) === key(one)) === index,
  );
}
