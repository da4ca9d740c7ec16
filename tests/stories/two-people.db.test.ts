import { describe, expect, it } from 'vitest';
import {
  bankDetailsOf,
  changeBankDetails,
  proposeBankDetails,
} from '#app/domain/partners/bank-details.ts';
import { addPartnerStaff } from '#app/domain/partners/add-partner-staff.ts';
import { approveDisbursement } from '#app/domain/disbursements/approve-disbursement.ts';
import { proposeDisbursement } from '#app/domain/disbursements/propose-disbursement.ts';
import { grantStaffRole } from '#app/domain/roles/grant-staff-role.ts';
import { openProposals } from '#app/domain/operations/open-proposals.ts';
import { withdrawProposal } from '#app/domain/approvals/withdraw-proposal.ts';
import { approveProposal } from '#app/domain/operations/approve-proposal.ts';
import { bookManualJournal, proposeManualJournal } from '#app/domain/books/manual-journal.ts';
import { proposeRefund } from '#app/domain/losses/refund-loan.ts';
import { proposeWriteOff, writeOffLoan } from '#app/domain/losses/write-off-loan.ts';
import { checkBooks } from '#app/ledger/check-books.ts';
import { db } from '#app/platform/db.ts';
import { given, granted } from '#tests/support/given.ts';
import { oneLoanFunded } from '#tests/support/one-loan-funded.ts';
import { newestJournal, printedLedger } from '#tests/support/printed-ledger.ts';
import { withWorld } from '#tests/support/world.ts';

const world = withWorld();

describe('a manual journal', () => {
  it('takes two people, and moves only what no row stands beside', async () => {
    const { two, now } = await oneLoanFunded(world);
    const ask = (from: string, to: string, amount = 500n) =>
      proposeManualJournal({
        from,
        to,
        amount,
        currency: 'USD',
        reason: 'wire fee of March',
        actorId: two[0],
        now,
      });
    expect(await ask('lender:2', 'operator')).toEqual({ refused: 'account_is_not_moved_by_hand' });
    expect(await ask('loan:1:outstanding', 'loan:1:lent')).toEqual({
      refused: 'account_is_not_moved_by_hand',
    });
    expect(await ask('stock', 'bank')).toEqual({ refused: 'account_is_not_moved_by_hand' });
    expect(await ask('costs', 'costs')).toEqual({ refused: 'accounts_are_the_same' });
    expect(await ask('costs', 'bank', 0n)).toEqual({ refused: 'amount_is_not_above_zero' });
    expect(await ask('tips', 'operator')).toEqual({ refused: 'account_has_not_so_much' });
    const before = await newestJournal();
    const { proposalId } = granted(await ask('costs', 'bank'));
    expect(await bookManualJournal({ proposalId, actorId: two[0], now })).toEqual({
      refused: 'same_person_may_not_approve',
    });
    granted(await bookManualJournal({ proposalId, actorId: two[1], now }));
    expect(await printedLedger(before)).toBe(`
manual_journal
  bank                            -5.00
  costs                            5.00
`);
    expect(await bookManualJournal({ proposalId, actorId: two[1], now })).toEqual({
      refused: 'nothing_is_proposed',
    });
    expect(await checkBooks()).toEqual([]);
  });
});

describe('bank details', () => {
  it('change only when a second person agrees, and every version is kept', async () => {
    const { partner, two, now } = await oneLoanFunded(world);
    const manager = { personId: await given(world).person('Dewi'), role: 'manager' } as const;
    await addPartnerStaff({ ...manager, partnerId: partner, actorId: null, now });
    const details = { holder: 'Koperasi Mekar', bank: 'Bank Nusa', account: '0012' };
    const ask = (account: string) =>
      proposeBankDetails({ ...details, account, partnerId: partner, actorId: two[0], now });
    const { proposalId } = granted(await ask('0012'));
    expect(await ask('0013')).toEqual({ refused: 'already_proposed' });
    expect(await changeBankDetails({ proposalId, actorId: two[0], now })).toEqual({
      refused: 'same_person_may_not_approve',
    });
    expect(await bankDetailsOf(db(), partner)).toBeNull();
    expect(await approveProposal({ proposalId, actorId: two[1], now })).toEqual({
      kind: 'bank_details',
    });
    await world.work();
    const [told] = world.mailbox.lettersTo('dewi@example.org');
    expect(told?.subject).toBe('The bank account of Koperasi Mekar has changed');
    const second = granted(await ask('0013'));
    granted(await changeBankDetails({ ...second, actorId: two[1], now }));
    expect(await bankDetailsOf(db(), partner)).toMatchObject({
      account: '0013',
      approvedById: two[1],
    });
    await expect(db().partnerBankDetails.updateMany({ data: { account: '666' } })).rejects.toThrow(
      /permission denied/,
    );
    expect(await db().partnerBankDetails.count()).toBe(2);
  });
});

describe('a proposal', () => {
  it('is taken back, and can be made again', async () => {
    const { loanId, two, now } = await oneLoanFunded(world);
    const ask = () =>
      proposeRefund({ loanId, reason: 'fraud', source: 'payable', actorId: two[0], now });
    const { proposalId } = granted(await ask());
    granted(await withdrawProposal({ proposalId, actorId: two[0], now }));
    expect(await openProposals(world.now)).toEqual([]);
    expect(await withdrawProposal({ proposalId, actorId: two[0], now })).toEqual({
      refused: 'nothing_is_proposed',
    });
    expect(await approveProposal({ proposalId, actorId: two[1], now })).toEqual({
      refused: 'nothing_is_proposed',
    });
    granted(await ask());
  });

  it('that can no longer be done is refused, not half done', async () => {
    const { loanId, two, now } = await oneLoanFunded(world);
    const details = { paidOn: '2026-03-02', rate: '10', proof: 'r', isPaidOutNow: false } as const;
    const disbursement = granted(
      await proposeDisbursement({ loanId, actorId: two[0], now, ...details }),
    );
    const refund = granted(
      await proposeRefund({ loanId, reason: 'fraud', source: 'payable', actorId: two[0], now }),
    );
    granted(await approveProposal({ ...refund, actorId: two[1], now }));
    expect(await approveDisbursement({ ...disbursement, actorId: two[1], now })).toEqual({
      refused: 'loan_is_not_funded',
    });
    // It is still listed, for somebody to withdraw.
    expect(await openProposals(world.now)).toMatchObject([{ kind: 'disbursement', approvers: [] }]);
    const [, second] = two;
    await grantStaffRole({ personId: second, role: 'treasurer', actorId: null, now });
    const { name } = await db().person.update({
      where: { id: second },
      data: { passwordHash: 'chosen' },
    });
    expect(await openProposals(world.now)).toMatchObject([{ approvers: [{ name }] }]);
    expect(await checkBooks()).toEqual([]);
  });

  it('to write off or refund what is whole by then is refused', async () => {
    const { g, partner, lia, loanId, two, now } = await oneLoanFunded(world);
    await g.disbursed(loanId, two);
    const loss = granted(
      await proposeWriteOff({ loanId, cause: 'borrower', actorId: two[0], now }),
    );
    const refund = granted(
      await proposeRefund({ loanId, reason: 'fraud', source: 'payable', actorId: two[0], now }),
    );
    await g.reported(partner, '2026-03', [{ loanId, amount: '2000.00' }], lia);
    await g.settled(partner, '2026-03', lia);
    await world.work();
    expect(await writeOffLoan({ ...loss, actorId: two[1], now })).toEqual({
      refused: 'loan_is_not_in_repayment',
    });
    expect(await approveProposal({ ...refund, actorId: two[1], now })).toEqual({
      refused: 'loan_is_not_funded_or_in_repayment',
    });
    expect(await checkBooks()).toEqual([]);
  });

  it('to refund from what is payable is refused when it was paid out', async () => {
    const { g, loanId, two, now } = await oneLoanFunded(world);
    await g.disbursed(loanId, two, { isPaidOutNow: true });
    const refund = granted(
      await proposeRefund({ loanId, reason: 'fraud', source: 'payable', actorId: two[0], now }),
    );
    expect(await approveProposal({ ...refund, actorId: two[1], now })).toEqual({
      refused: 'payable_is_less_than_outstanding',
    });
  });
});
