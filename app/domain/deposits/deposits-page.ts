import { accountToPay } from '#app/domain/banking/account-to-pay.ts';
import { creditorReference, shownReference } from '#app/money/creditor-reference.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { epcPayload } from '#app/money/epc-payload.ts';

const mostShown = 100;

/** A lender's own way to pay in by bank, what has been announced, and what has come that way. */
export async function depositsPage(lenderId: number, currency: Currency) {
  const open = await db().bankDeposit.findFirst({ where: { lenderId, currency, endedAt: null } });
  const account = await accountToPay(currency);
  const reference = creditorReference('deposit', lenderId);
  return {
    hasAccount: account !== null,
    announced: open && {
      amount: open.amount,
      at: open.announcedAt,
      account,
      reference: shownReference(reference),
      qr: account && epcPayload({ ...account, amount: open.amount, currency, reference }),
    },
    came: await cameByBank(lenderId, currency),
  };
}

/** What a lender sent by bank, the newest first; what the lender's bank took back is below zero. */
async function cameByBank(lenderId: number, currency: Currency) {
  return db().$queryRaw<{ id: string; at: Date; amount: bigint }[]>`
    select j.id::text as id, j.booked_at as at, at_bank.amount
      from accounts a
      join postings p on p.account_id = a.id
      join journals j on j.id = p.journal_id and j.kind in ('deposit', 'deposit_returned')
      join postings at_bank on at_bank.journal_id = j.id
      join accounts bank on bank.id = at_bank.account_id and bank.name = 'bank'
     where a.name = ${`lender:${lenderId}`} and a.currency = ${currency}
     order by j.id desc limit ${mostShown}`;
}
