import { db } from '#app/platform/db.ts';
import { openProposals } from '#app/domain/operations/open-proposals.ts';

/** What a partner's staff find beside their tabs. */
export async function waitingAtDesk(partnerId: number) {
  return {
    sentBack: await db().loan.count({ where: { partnerId, status: 'changes_requested' } }),
    settlements: await db().settlement.count({ where: { partnerId, status: 'issued' } }),
  };
}

/** What the operator's staff find beside theirs: what this one of them may agree to, and complaints. */
export async function waitingAtOperator(personId: number, now: Date) {
  const open = await openProposals(now);
  const mine = open.filter(({ approvers }) => approvers.some(({ id }) => id === personId));
  const complaints = await db().loanComplaint.count({ where: { handledAt: null } });
  return { mine: mine.length, complaints };
}
