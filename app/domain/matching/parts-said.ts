import type { LinePart, PartKind } from '#app/domain/approvals/bank-line-parts.ts';
import { hostAccounts } from '#app/ledger/manual-accounts.ts';
import { db } from '#app/platform/db.ts';
import type { BankLine } from '#app/platform/generated/client.ts';
import { type ExpectedMoney, isSmall } from './expected-rules.ts';
import { type NamedPart, namedParts } from './named-parts.ts';

/** A list to choose from: of a host with years of books, those that come nearest to the line. */
const mostExpected = 100;

/** What a person may say that a line is, besides what is suggested; amounts as they would be whole. */
export async function choicesFor(
  line: BankLine,
  known: readonly ExpectedMoney[],
): Promise<NamedPart[]> {
  const isIn = line.amount > 0n;
  const far = ({ amount }: ExpectedMoney) =>
    amount > line.amount ? amount - line.amount : line.amount - amount;
  const expected = known
    .filter(({ amount, takesAnySum }) => amount > 0n === isIn && !takesAnySum)
    .toSorted((one, other) => Number(far(one) - far(other)))
    .slice(0, mostExpected);
  const whole = (kind: PartKind, target: number | string): LinePart => ({
    kind,
    target: String(target),
    amount: line.amount,
  });
  const partners = isIn ? await db().partner.findMany({ select: { id: true } }) : [];
  const lost = isIn
    ? await db().loan.findMany({
        where: { writeOffs: { some: {} }, currency: line.currency },
        select: { id: true },
      })
    : [];
  return namedParts([
    ...expected.map(({ kind, target, amount }) => ({ kind, target, amount })),
    ...partners.map(({ id }) => whole('partner', id)),
    ...lost.map(({ id }) => whole('recovery', id)),
    ...hostAccounts.filter((name) => name !== 'bank').map((name) => whole('account', name)),
  ]);
}

/**
 * The parts of a line as somebody says them: what it is, and what the bank kept of it. A sum that is
 * known beforehand is taken whole, and what is missing of it is the bank's costs.
 *
 * @param said.costs minor units, not below zero
 * @returns null where so much is missing that it is something else
 */
export function partsSaid(
  line: { readonly amount: bigint },
  what: LinePart,
  said: { costs: bigint },
): LinePart[] | null {
  const costs = what.amount === line.amount ? said.costs : what.amount - line.amount;
  if (costs < 0n || !isSmall(costs, what.amount)) return null;
  const amount = what.amount === line.amount ? line.amount + costs : what.amount;
  const kept: LinePart = { kind: 'account', target: 'costs', amount: -costs };
  return [{ ...what, amount }, ...(costs === 0n ? [] : [kept])];
}
