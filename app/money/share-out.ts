/**
 * Sharing out an amount among the slices of a loan.
 *
 * Each slice has a weight (what it lent) and what it was paid so far. After
 * this amount a total T has been paid on a loan of P, so a slice's exact share
 * is T * weight / P, seldom a whole cent. Then:
 *
 *   1. everyone gets the floor of their share; some spare cents remain;
 *   2. whoever already has more than its floor keeps it, out of the spare;
 *   3. the other spare cents go one each to the largest remainders, the lowest
 *      slice number first among equals;
 *   4. if keeping took more than was spare, the shortage is taken a cent at a
 *      time from those who would still receive something, each time from the
 *      one furthest above (least below) its exact share.
 *
 * So the parts sum to the amount, nobody gives anything back, and when T
 * reaches P everyone has exactly what they lent. Totals only ever grow.
 *
 * Why not round each repayment by itself: the differences add up, to more than
 * a dollar per loan. Why not plain largest remainder on the running total: it
 * sometimes takes a cent back.
 */
export interface Share {
  /** The slice's number within its loan; decides ties, so it must be unique. */
  readonly number: number;
  /** What the slice lent, in minor units; not negative. */
  readonly weight: bigint;
  /** What the slice has received so far, in minor units; not negative. */
  readonly paid: bigint;
}

/**
 * @param amount minor units to share out now; not negative.
 * @returns what each slice receives now, in the order the slices were given.
 * @throws RangeError when the amount or a share is negative, or when more would
 *   be paid than the weights add up to.
 */
export function shareOut(amount: bigint, shares: readonly Share[]): bigint[] {
  const whole = total(shares.map((share) => share.weight));
  const paidAfter = total(shares.map((share) => share.paid)) + amount;
  refuseImpossible(amount, shares, whole, paidAfter);
  if (amount === 0n) return shares.map(() => 0n);

  const rows = shares.map((share, index) => {
    const exact = paidAfter * share.weight;
    const floor = exact / whole;
    const keeps = share.paid > floor;
    return { ...share, index, exact, keeps, target: keeps ? share.paid : floor };
  });
  const spare = paidAfter - total(rows.map((row) => row.target));
  if (spare >= 0n) giveSpare(rows, spare, whole);
  else takeShortage(rows, -spare, whole);
  return rows.map((row) => row.target - row.paid);
}

/** Splits an amount by weights, once and for all: the parts sum to the amount. */
export function splitByWeight(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = total(weights);
  if (amount < 0n || whole <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError('splitByWeight needs an amount and weights that are not negative');
  }
  const floors = weights.map((weight) => (amount * weight) / whole);
  const order = weights
    .map((weight, index) => ({ index, remainder: (amount * weight) % whole }))
    .sort((a, b) => descending(a.remainder, b.remainder) || a.index - b.index);
  let spare = amount - total(floors);
  for (const { index } of order) {
    if (spare === 0n) break;
    floors[index] = (floors[index] ?? 0n) + 1n;
    spare -= 1n;
  }
  return floors;
}

interface Row extends Share {
  readonly exact: bigint;
  readonly keeps: boolean;
  target: bigint;
}

function giveSpare(rows: readonly Row[], spare: bigint, whole: bigint): void {
  const byRemainder = rows
    .filter((row) => !row.keeps)
    .sort((a, b) => descending(a.exact % whole, b.exact % whole) || a.number - b.number);
  for (const row of byRemainder.slice(0, Number(spare))) row.target += 1n;
}

/**
 * A cent at a time from the one furthest above its exact share. Who has given a cent is a whole one
 * less above, and nobody is as much as that above another; so they give in rounds, always in the
 * same order, until they have nothing more to give. As many rounds as possible are taken at once.
 */
function takeShortage(rows: readonly Row[], shortage: bigint, whole: bigint): void {
  const giving = rows
    .filter((row) => row.target > row.paid)
    .map((row) => ({ row, gives: row.target - row.paid, above: row.exact - row.target * whole }))
    .sort((a, b) => descending(b.above, a.above) || a.row.number - b.row.number);
  const { rounds, left } = wholeRounds(
    giving.map(({ gives }) => gives),
    shortage,
  );
  const further = giving.filter(({ gives }) => gives > rounds).slice(0, Number(left));
  for (const { row, gives } of giving) row.target -= gives < rounds ? gives : rounds;
  for (const { row } of further) row.target -= 1n;
}

/** How many rounds of a cent from each who still has one are within an amount, and what is left of it. */
function wholeRounds(gives: readonly bigint[], amount: bigint): { rounds: bigint; left: bigint } {
  let [rounds, left, among] = [0n, amount, BigInt(gives.length)];
  for (const most of gives.toSorted((a, b) => descending(b, a))) {
    const all = (most - rounds) * among;
    if (all > left) return { rounds: rounds + left / among, left: left % among };
    rounds = most;
    left -= all;
    among -= 1n;
  }
  return { rounds, left };
}

function refuseImpossible(
  amount: bigint,
  shares: readonly Share[],
  whole: bigint,
  paidAfter: bigint,
): void {
  if (amount < 0n) throw new RangeError(`cannot share out a negative amount: ${amount}`);
  if (shares.some((share) => share.weight < 0n || share.paid < 0n)) {
    throw new RangeError('a share has a negative weight or a negative paid amount');
  }
  if (paidAfter > whole) {
    throw new RangeError(`sharing out ${amount} would pay ${paidAfter} on a whole of ${whole}`);
  }
}

export function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

function descending(a: bigint, b: bigint): number {
  return a === b ? 0 : a > b ? -1 : 1;
}
