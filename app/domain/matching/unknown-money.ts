import { bareAccount } from '#app/domain/banking/open-bank-account.ts';
import type { LinePart } from '#app/domain/approvals/bank-line-parts.ts';
import { post } from '#app/ledger/post.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import { lockAccounts } from '#app/ledger/lock-accounts.ts';
import { creditorReference, shownReference } from '#app/money/creditor-reference.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import { total } from '#app/money/share-out.ts';
import { type Tx, db } from '#app/platform/db.ts';
import type { BankLine, Prisma } from '#app/platform/generated/client.ts';
import type { Booking } from './booking.ts';
import { DoesNotFit } from './does-not-fit.ts';
import { isUnknown } from './line-state.ts';
import type { ExpectedMoney } from './expected-rules.ts';

/** After how many days money that nobody has asked for goes back to its sender. */
const days = 14;

/** Lines that came and are unknown as a whole: of others a part has found its owner. */
async function unknownThatCame(
  reader: Pick<Tx, 'bankLine'>,
  where: Prisma.BankLineWhereInput = {},
): Promise<BankLine[]> {
  const lines = await reader.bankLine.findMany({
    where: { ...where, bookedAs: { startsWith: 'account:suspense=' }, amount: { gt: 0 } },
    orderBy: [{ day: 'asc' }, { id: 'asc' }],
  });
  return lines.filter(({ bookedAs }) => isUnknown(bookedAs));
}

/** What came, nobody knows, and has waited long enough: it goes back. The oldest first. */
export async function unknownToSendBack(now: Date) {
  const before = new Date(now.getTime() - days * 86_400_000);
  const lines = await unknownThatCame(db(), { bookedAt: { lt: before } });
  return lines.slice(0, 200).map(({ id, day, amount, currency, name, otherAccount, text }) => ({
    id,
    day: isoDay(day),
    amount,
    currency,
    name,
    account: otherAccount,
    text,
    reference: shownReference(creditorReference('sent_back', id)),
  }));
}

/** What leaves if the host sends back what nobody knows: for two people, as all of `suspense`. */
export async function expectedSentBack(
  reader: Pick<Tx, 'bankLine'>,
  currency: string,
): Promise<ExpectedMoney[]> {
  const lines = await unknownThatCame(reader, { currency });
  return lines.map(({ id, amount, day, name, bankReference, otherAccount }) => ({
    kind: 'sent_back',
    target: String(id),
    amount: -amount,
    references: [creditorReference('sent_back', id), ...(bankReference ? [bankReference] : [])],
    names: name ? [name] : [],
    since: isoDay(day),
    payer: null,
    account: otherAccount && bareAccount(otherAccount),
    takesAnySum: false,
    takesTwo: true,
  }));
}

/** `suspense -> bank`: the line that it came by is no longer open either. */
export async function bookSentBack(
  tx: Tx,
  { target, amount }: LinePart,
  { line, key, now }: Booking,
): Promise<void> {
  const lineId = Number(target);
  const currency = asCurrency(line.currency);
  await lockAccounts(tx, ['suspense'], currency);
  const open = await unknownThatCame(tx, { currency });
  const sender = open.find(({ id }) => id === lineId);
  if (!sender || sender.amount !== -amount) throw new DoesNotFit('part_does_not_fit');
  // Some of it was named in another way, and nobody can tell whose: what is there is all of theirs.
  if ((await balanceOf(tx, 'suspense', currency)) < total(open.map((one) => one.amount)))
    throw new DoesNotFit('account_has_not_so_much');
  await post(tx, {
    key: `sent_back:${key}`,
    kind: 'unknown_sent_back',
    bookedAt: now,
    movements: [{ from: 'suspense', to: 'bank', amount: sender.amount, currency }],
  });
  await tx.bankLine.update({
    where: { id: lineId },
    data: { bookedAs: `sent_back:${line.id}=${sender.amount}` },
  });
}
