import { audit } from '#app/domain/audit/audit.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';
import { potentialColumns, toldColumns } from './potential-columns.ts';
import {
  type Potential,
  type PotentialPart,
  type PotentialPartName,
  type PotentialRefusal,
  potentialRefusal,
} from './potential-rules.ts';

type Answer =
  | { told: PotentialPartName }
  | { refused: PotentialRefusal | 'loan_is_not_yours' | 'loan_is_not_a_draft' };

/**
 * Writes one part of a draft, or of a request that was sent back, in the language in which it is told. Costs
 * need not add up yet: that is asked when the draft is handed in.
 */
export async function tellPotential(request: {
  loanId: number;
  partnerId: number;
  language: string;
  says: PotentialPart;
  actorId: number;
  now: Date;
}): Promise<Answer> {
  const { loanId, partnerId, language, says, actorId, now } = request;
  return inTransaction(async (tx) => {
    await lock(tx, 'loan', loanId);
    const loan = await tx.loan.findFirst({ where: { id: loanId, partnerId } });
    if (!loan) return { refused: 'loan_is_not_yours' };
    if (!['draft', 'changes_requested'].includes(loan.status))
      return { refused: 'loan_is_not_a_draft' };
    const refused = potentialRefusal(figuresOf(says)) ?? unnamedCost(says);
    if (refused) return { refused };

    await tx.loan.update({ where: { id: loanId }, data: loanColumns(says, now) });
    await writeTold(tx, { loanId, language }, says);
    const subject = `loan:${loanId}`;
    const after = { changed: says.part };
    await audit(tx, { actorId, verb: 'revise-draft', subject, after, now });
    return { told: says.part };
  });
}

/** A name without a sum, or a sum without a name. */
function unnamedCost(says: PotentialPart): PotentialRefusal | null {
  const isWhole = (cost: { item: string; amount: bigint }) => cost.item !== '' && cost.amount > 0n;
  const fits = says.part !== 'costs' || says.costs.every(isWhole);
  return fits ? null : 'costs_and_their_names_differ';
}

function figuresOf(says: PotentialPart): Potential {
  if (says.part === 'year') return { incomeByMonth: says.incomeByMonth };
  if (says.part !== 'voucher' || says.firstName === null) return {};
  const { firstName, years, hasAgreed } = says;
  return { voucher: { firstName, hasAgreed, ...(years !== null && { years }) } };
}

/** Only the columns of the part that is told. */
function loanColumns(says: PotentialPart, now: Date) {
  if (says.part === 'costs') {
    return { costAmounts: says.costs.map((cost) => cost.amount), ownPart: says.ownPart };
  }
  if (says.part === 'skills') return { trainingState: says.trainingState ?? null };
  const { incomeByMonth, voucherName, voucherYears, voucherAgreedAt } = potentialColumns(
    figuresOf(says),
    now,
  );
  if (says.part === 'year') return { incomeByMonth };
  return says.part === 'voucher' ? { voucherName, voucherYears, voucherAgreedAt } : {};
}

async function writeTold(
  tx: Tx,
  of: { loanId: number; language: string },
  says: PotentialPart,
): Promise<void> {
  if (says.part === 'costs') {
    // Amounts are one list for all languages: names told in another one no longer stand beside them.
    const others = { loanId: of.loanId, language: { not: of.language } };
    await tx.loanStory.updateMany({ where: others, data: { costItems: [] } });
  }
  const told = toldOf(says);
  if (told) await tx.loanStory.update({ where: { loanId_language: of }, data: told });
}

function toldOf(says: PotentialPart) {
  if (says.part === 'plan') return { plan: says.plan, quote: says.quote };
  if (says.part === 'skills')
    return { ...toldColumns({ skills: says.skills }), training: says.training };
  if (says.part === 'costs') return toldColumns({ costItems: says.costs.map((cost) => cost.item) });
  return says.part === 'voucher' ? { voucherRole: says.role, voucherSays: says.says } : null;
}
