import { accountEnd, openedBank } from '#app/domain/payouts/lender-bank.ts';
import { type Currency, asCurrency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';
import { withdrawalFacts } from './withdrawal-facts.ts';
import { type WithdrawalPart, needsBank, planWithdrawal } from './withdrawal-rules.ts';

/** Where a part of a withdrawal goes: back to a card, back to an account, or where its lender says. */
export type Destination =
  | { readonly to: 'card'; readonly card: string }
  /** Its last characters: enough to recognise it. */
  | { readonly to: 'account'; readonly end: string }
  | { readonly to: 'named' };

/** What would go where if a lender took out the whole balance today, so that it is said before. */
export async function whereItGoes(lenderId: number, currency: Currency) {
  const { balance, cards, accounts } = await withdrawalFacts(db(), lenderId, currency);
  const parts = await withDestinations(planWithdrawal(balance, cards, accounts));
  const hasCards = cards.length > 0;
  const named = total(parts.filter(({ to }) => to.to === 'named').map(({ amount }) => amount));
  return { parts, known: balance - named, waits: hasCards && named > 0n };
}

/** A lender's own plan, with today's parts and the end of the bank account's number; else null. */
export async function withdrawalPlan(lenderId: number, planId: number) {
  const plan = await db().withdrawalPlan.findFirst({ where: { id: planId, lenderId } });
  if (!plan) return null;
  const { cards, accounts } = await withdrawalFacts(db(), lenderId, asCurrency(plan.currency));
  const bank = openedBank(plan.bank);
  const parts = planWithdrawal(plan.amount, cards, accounts);
  return {
    ...plan,
    waits: cards.length > 0 && needsBank(parts),
    bank: bank && { ...bank, account: accountEnd(bank.account) },
    parts: await withDestinations(parts),
  };
}

async function withDestinations(parts: readonly WithdrawalPart[]) {
  const cards = await db().cardPayment.findMany({
    where: { id: { in: parts.flatMap((part) => part.cardPaymentId ?? []) } },
    select: { id: true, card: true },
  });
  const accounts = await db().depositAccount.findMany({
    where: { id: { in: parts.flatMap((part) => part.depositAccountId ?? []) } },
    select: { id: true, account: true },
  });
  return parts.map((part, index) => {
    const card = cards.find(({ id }) => id === part.cardPaymentId);
    const account = accounts.find(({ id }) => id === part.depositAccountId);
    const to: Destination = card
      ? { to: 'card', card: card.card }
      : account
        ? { to: 'account', end: accountEnd(account.account) }
        : { to: 'named' };
    return { number: index + 1, amount: part.amount, to };
  });
}
