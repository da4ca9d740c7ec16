import type { LinePart, PartKind } from '#app/domain/approvals/bank-line-parts.ts';
import { isoDay } from '#app/money/days.ts';
import { hostAccounts } from '#app/ledger/manual-accounts.ts';
import { db } from '#app/platform/db.ts';
import type { BankLine } from '#app/platform/generated/client.ts';
import { isSmall } from './expected-rules.ts';
import { expectedMoney } from './expected-money.ts';
import { type NamedPart, namedParts } from './named-parts.ts';

/** What a person may say that a line is, besides what is suggested; amounts as they would be whole. */
export async function choicesFor(line: BankLine): Promise<NamedPart[]> {
  const asked = { currency: line.currency, day: isoDay(line.day) };
  const isIn = line.amount > 0n;
  const expected = (await expectedMoney(asked)).filter(
    ({ amount, takesAnySum }) => amount > 0n === isIn && !takesAnySum,
  );
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
