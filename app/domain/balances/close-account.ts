import { audit } from '#app/domain/audit/audit.ts';
import { keepFormerAddress } from '#app/domain/people/former-addresses.ts';
import { enqueue } from '#app/jobs/enqueue.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { type ClosingRefusal, closingRefusal } from './closing-rules.ts';
import { forgetBanks } from '#app/domain/payouts/lender-bank.ts';

/**
 * Ends an account for good, at its owner's wish. Name and address are
 * overwritten; the books stay, and say "a lender". Sessions end.
 */
export async function closeAccount(request: {
  personId: number;
  now: Date;
}): Promise<{ closed: true } | { refused: ClosingRefusal }> {
  const { personId, now } = request;
  return inTransaction(async (tx) => {
    await lock(tx, 'person', personId);
    const refused = closingRefusal(await closingFacts(tx, personId));

    if (refused) return { refused };

    const { email } = await tx.person.findUniqueOrThrow({ where: { id: personId } });
    const subjectId = await keepFormerAddress(tx, { personId, email, now });
    await enqueue(tx, 'mail.send', { template: 'account_closed', personId, subjectId }, now);
    await tx.addressChange.deleteMany({ where: { personId } });
    await tx.person.update({
      where: { id: personId },
      data: {
        name: '',
        email: `closed-${personId}@closed.invalid`,
        passwordHash: null,
        isNamed: false,
        mailRepayments: 'notice',
        mailProgress: 'notice',
        mailLate: 'notice',
        mailLosses: 'notice',
        mailNews: 'notice',
        closedAt: now,
      },
    });
    await tx.session.updateMany({
      where: { personId, revokedAt: null },
      data: { revokedAt: now },
    });
    await tx.emailLink.deleteMany({ where: { personId } });
    await tx.watchedLoan.deleteMany({ where: { personId } });
    await tx.publicPage.deleteMany({ where: { personId } });
    await forgetBanks(tx, { lenderId: personId });
    await forgetDepositAccounts(tx, personId);
    await tx.bankDeposit.updateMany({
      where: { lenderId: personId, endedAt: null },
      data: { endedAt: now },
    });
    const subject = `person:${personId}`;
    await audit(tx, { actorId: personId, verb: 'close-account', subject, now });
    return { closed: true };
  });
}

/** What the lines of the bank say stays with the books; here nothing is left to know a person by. */
async function forgetDepositAccounts(tx: Tx, lenderId: number): Promise<void> {
  await tx.$executeRaw`
    update deposit_accounts set account = 'closed ' || id, holder = null where lender_id = ${lenderId}`;
}

/** What prevents closing now, to be said before anybody presses. */
export async function reasonNotToClose(personId: number): Promise<ClosingRefusal | null> {
  return inTransaction(async (tx) => closingRefusal(await closingFacts(tx, personId)));
}

async function closingFacts(tx: Tx, personId: number) {
  const lender = `lender:${personId}`;
  const [sums] = await tx.$queryRaw<{ balance: bigint; outstanding: bigint }[]>`
    select (select coalesce(sum(balance), 0)::bigint from accounts
             where name in (${lender}, ${`${lender}:owed`})) as balance,
           (select coalesce(sum(outstanding), 0)::bigint
              from slice_figures where lender_id = ${personId}) as outstanding`;
  const openOrders = await tx.order.count({
    where: { lenderId: personId, status: { in: ['open', 'processing'] } },
  });
  const openPayouts = await tx.payout.count({
    where: { lenderId: personId, status: { in: ['requested', 'sending'] } },
  });
  const roles = await tx.staffRole.count({ where: { personId, revokedAt: null } });
  const partners = await tx.partnerStaff.count({ where: { personId, removedAt: null } });
  return {
    balance: sums?.balance ?? 0n,
    outstanding: sums?.outstanding ?? 0n,
    hasMoneyUnderWay: openOrders + openPayouts > 0,
    isStaff: roles + partners > 0,
  };
}
