import { bareAccount } from '#app/domain/banking/open-bank-account.ts';
import { recipientOf, withRecipient } from '#app/domain/payouts/lender-bank.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { creditorReference } from '#app/money/creditor-reference.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import type { Tx } from '#app/platform/db.ts';
import type { ExpectedMoney } from './expected-rules.ts';

type Reader = Pick<Tx, 'payoutPart' | 'partnerBankDetails' | '$queryRaw'>;

/** Ours that wait to be sent, and those sent that may come back. */
export async function expectedPayouts(
  reader: Reader,
  currency: string,
  since: Date,
): Promise<ExpectedMoney[]> {
  const parts = await reader.payoutPart.findMany({
    where: {
      rail: 'bank_wire',
      payout: { currency },
      OR: [{ status: 'intended' }, { status: 'succeeded', endedAt: { gte: since } }],
    },
    include: withRecipient,
  });
  const found: ExpectedMoney[] = [];
  for (const part of parts) {
    const { id, status, amount, payout, sentAt } = part;
    const to = await recipientOf(reader, part);
    const isWaiting = status === 'intended';
    found.push({
      kind: isWaiting ? 'payout' : 'returned',
      target: String(id),
      amount: isWaiting ? -amount : amount,
      references: [creditorReference('payout', id)],
      names: [to?.holder, payout.lender?.name].filter((name) => name !== undefined),
      payer: null,
      account: to?.account ?? null,
      since: isoDay(isWaiting ? payout.requestedAt : (sentAt ?? payout.requestedAt)),
      takesAnySum: false,
      takesTwo: isWaiting && !(to && (await isKnownAccount(reader, part, bareAccount(to.account)))),
    });
  }
  return found;
}

/**
 * Whether a statement has shown money of ours go to that account before, or come from it: the first wire to
 * a new one takes two people. What a lender names is sealed and forgotten: it is new each time. Whoever
 * owes us (a deposit was taken back) is not paid by one person either.
 */
async function isKnownAccount(
  reader: Reader,
  part: {
    depositAccountId: number | null;
    payout: { partnerId: number | null; lenderId: number | null; currency: string };
  },
  account: string,
): Promise<boolean> {
  const { partnerId, lenderId, currency } = part.payout;
  if (part.depositAccountId !== null)
    return (await balanceOf(reader, `lender:${lenderId ?? 0}:owed`, asCurrency(currency))) === 0n;
  if (partnerId === null) return false;
  const rows = await reader.$queryRaw<{ account: string | null }[]>`
    select distinct l.other_account as account
      from payouts o join payout_parts p on p.payout_id = o.id and p.status = 'succeeded'
      join journals j on j.key = 'payout_part:' || p.id
      join bank_line_entries e on e.journal_id = j.id
      join bank_lines l on l.id = e.line_id
     where o.partner_id = ${partnerId}`;
  return rows.some((row) => row.account !== null && bareAccount(row.account) === account);
}
