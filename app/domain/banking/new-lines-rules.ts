/** What tells one line of a bank account from another. */
export interface LineFacts {
  readonly day: string;
  /** Minor units; money that left is negative. */
  readonly amount: bigint;
  readonly reference: string | null;
  readonly name: string | null;
  readonly text: string;
  readonly bankReference: string | null;
}

/**
 * The lines of a statement that no earlier one has told. Each known line stands for one line of the
 * new statement at most, so that two equal lines stay two: first what is the same in every word, then
 * what has the same reference of the bank on the same day over the same amount.
 */
export function newLines<Line extends LineFacts>(
  known: readonly LineFacts[],
  told: readonly Line[],
): Line[] {
  const left = new Map<string, LineFacts[]>();
  for (const line of known) left.set(sumOf(line), [...(left.get(sumOf(line)) ?? []), line]);
  const take = (line: Line, isSame: (one: LineFacts, other: LineFacts) => boolean) => {
    const candidates = left.get(sumOf(line)) ?? [];
    const at = candidates.findIndex((one) => isSame(one, line));
    if (at < 0) return false;
    candidates.splice(at, 1);
    return true;
  };
  const unlike = told.filter((line) => !take(line, inEveryWord));
  return unlike.filter((line) => !take(line, byTheBank));
}

const sumOf = ({ day, amount }: LineFacts) => `${day} ${amount}`;

/** Of two lines of which one has no reference of the bank, the words decide. */
function inEveryWord(one: LineFacts, other: LineFacts): boolean {
  const [own, its] = [one.bankReference, other.bankReference];
  const isOne = own === its || own === null || its === null;
  return isOne && wordsOf(one) === wordsOf(other);
}

const byTheBank = (one: LineFacts, other: LineFacts) =>
  one.bankReference !== null && one.bankReference === other.bankReference;

const wordsOf = ({ reference, name, text }: LineFacts) =>
  [reference, name, text].map((words) => (words ?? '').toLowerCase()).join('\n');
