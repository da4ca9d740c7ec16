import type { BankDetails } from '#app/domain/partners/bank-details.ts';
import { openEmailLink, useEmailLinkOf } from '#app/domain/people/email-links.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { type Currency, asCurrency } from '#app/money/currencies.ts';
import { db, inTransaction } from '#app/platform/db.ts';
import { forgetBanks, openedBank, sealedBank } from '#app/domain/payouts/lender-bank.ts';
import { lock } from '#app/platform/locks.ts';
import { withdrawalPlan } from './where-it-goes.ts';
import { holdWithdrawal } from './request-withdrawal.ts';
import { withdrawalFacts } from './withdrawal-facts.ts';
import {
  type WithdrawalRefusal,
  needsBank,
  planWithdrawal,
  withdrawalRefusal,
} from './withdrawal-rules.ts';

/**
 * A withdrawal is asked for on a page and confirmed by a mailed link, so that
 * whoever finds an open session cannot move money. Nothing is held before.
 */
export async function askForWithdrawal(request: {
  lenderId: number;
  amount: bigint;
  currency: Currency;
  /** Needed only for what does not fit back onto the lender's cards. */
  bank: BankDetails | null;
  now: Date;
}): Promise<{ planId: number } | { refused: WithdrawalRefusal }> {
  const { lenderId, amount, currency, bank, now } = request;
  return inTransaction(async (tx) => {
    const facts = await withdrawalFacts(tx, lenderId, currency);

    const refused = withdrawalRefusal({ ...facts, amount });
    if (refused) return { refused };
    const isByBank = needsBank(planWithdrawal(amount, facts.cards, facts.accounts));
    if (isByBank && !bank) return { refused: 'bank_details_are_missing' };

    const sealed = isByBank && bank ? sealedBank(bank) : null;
    await forgetBanks(tx, { lenderId });
    const plan = { lenderId, amount, currency, bank: sealed, createdAt: now };
    const { id: planId } = await tx.withdrawalPlan.create({ data: plan });
    const mail = { template: 'confirm_withdrawal', personId: lenderId, subjectId: planId } as const;
    await enqueue(tx, 'mail.send', mail, now);
    return { planId };
  });
}

/** The plan that a mailed link confirms; null when the link does not open it. */
export async function planToConfirm(request: { token: string; lenderId: number; now: Date }) {
  const { token, lenderId, now } = request;
  const purpose = 'confirm_withdrawal';
  const link = await openEmailLink(db(), { token, purpose, personId: lenderId, now });
  return link ? withdrawalPlan(lenderId, link.subjectId ?? 0) : null;
}

/** Confirms by the link: money is held, and sent by the workers. A refusal keeps the link valid. */
export async function confirmWithdrawal(request: {
  token: string;
  lenderId: number;
  now: Date;
}): Promise<{ payoutId: number } | { refused: WithdrawalRefusal | 'link_is_not_valid' }> {
  const { token, lenderId, now } = request;
  return inTransaction(async (tx) => {
    const link = { token, purpose: 'confirm_withdrawal', personId: lenderId, now } as const;
    // Whoever presses twice waits here, and then finds the link used.
    await lock(tx, 'person', lenderId);
    const open = await openEmailLink(tx, link);
    const plan = await tx.withdrawalPlan.findFirst({
      where: { id: open?.subjectId ?? 0, lenderId, payoutId: null },
    });
    if (!plan) return { refused: 'link_is_not_valid' };
    const { amount } = plan;
    const currency = asCurrency(plan.currency);
    // A card that could take it when it was asked for may no longer be able to.
    const isBankKnown = plan.bank !== null;
    const bank = openedBank(plan.bank);
    const wanted = { lenderId, amount, currency, isBankKnown, bank, now };
    const answer = await holdWithdrawal(tx, wanted);
    if ('refused' in answer) return answer;
    if (!(await useEmailLinkOf(tx, link))) throw new Error('the link was used meanwhile');
    await tx.withdrawalPlan.update({
      where: { id: plan.id },
      data: { payoutId: answer.payoutId },
    });
    return { payoutId: answer.payoutId };
  });
}
