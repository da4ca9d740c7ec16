import { type BankDetails, bankDetailsOf } from '#app/domain/partners/bank-details.ts';
import type { Tx } from '#app/platform/db.ts';
import { seal, unseal } from '#app/platform/sealed.ts';

/**
 * The bank account for what does not fit back onto a lender's cards. It is
 * asked for with each withdrawal that needs it, sealed until two treasurers
 * have sent it, and then forgotten.
 */
export function sealedBank({ holder, bank, account }: BankDetails): string {
  return seal(JSON.stringify({ holder, bank, account }));
}

/** Null when there is none, or when it was sealed under another secret. */
export function openedBank(sealed: string | null): BankDetails | null {
  if (sealed === null) return null;
  try {
    return JSON.parse(unseal(sealed)) as BankDetails;
  } catch {
    return null;
  }
}

/** What `recipientOf` needs to know of a part. */
export const withRecipient = {
  depositAccount: true,
  payout: { include: { plan: true, lender: { select: { name: true } } } },
} as const;

/**
 * Where a payout by bank goes: to its partner, back to where its lender's deposit came from (the bank's
 * name is not known then), or as the lender asked; null when nobody has said.
 */
export async function recipientOf(
  reader: Pick<Tx, 'partnerBankDetails'>,
  part: {
    depositAccount: { account: string; holder: string | null } | null;
    payout: {
      partnerId: number | null;
      plan: { bank: string | null } | null;
      lender: { name: string } | null;
    };
  },
): Promise<BankDetails | null> {
  const { depositAccount, payout } = part;
  if (depositAccount) {
    const holder = depositAccount.holder ?? payout.lender?.name ?? '';
    return { holder, bank: '', account: depositAccount.account };
  }
  if (payout.partnerId !== null) return bankDetailsOf(reader, payout.partnerId);
  return openedBank(payout.plan?.bank ?? null);
}

/** What may be shown to recognise an account by: its last four characters. */
export function accountEnd(account: string): string {
  return account.replaceAll(/\s/g, '').slice(-4);
}

/** Deletes the accounts of withdrawals that were asked for and never begun. */
export async function forgetBanks(
  tx: Pick<Tx, 'withdrawalPlan'>,
  of: { lenderId: number } | { askedBefore: Date },
): Promise<void> {
  const which = 'lenderId' in of ? of : { createdAt: { lt: of.askedBefore } };
  const notBegun = { payoutId: null, bank: { not: null } };
  await tx.withdrawalPlan.updateMany({ where: { ...which, ...notBegun }, data: { bank: null } });
}
