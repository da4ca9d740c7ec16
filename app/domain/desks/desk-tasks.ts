import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { type Day, addDays, dateOf, dayIn } from '#app/money/days.ts';
import { total } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';
import { openInstalments } from './open-instalments-rules.ts';

/** What waits for a partner's staff, for their first page. */
export interface DeskTasks {
  readonly sentBack: readonly {
    id: number;
    name: string;
    reason: string | null;
    code: string | null;
  }[];
  /** Its account at Stripe lacks something that only the partner can give. */
  readonly isAskedByStripe: boolean;
  readonly draftCount: number;
  /** Instalments due within two weeks and not collected. */
  readonly dueSoon: number;
  /** The first of them, in local money. */
  readonly nextDue: readonly {
    key: string;
    loanId: number;
    name: string;
    use: string;
    dueOn: Date;
    amount: bigint;
    currency: string;
  }[];
}

const mostDueShown = 10;

export async function deskTasks(partnerId: number, now: Date): Promise<DeskTasks> {
  const partner = await db().partner.findUniqueOrThrow({ where: { id: partnerId } });
  const today = dayIn(partner.zone, now);
  const sentBack = await db().loan.findMany({
    where: { partnerId, status: 'changes_requested' },
    include: { borrower: true, events: { orderBy: { id: 'desc' }, take: 1 } },
    orderBy: { id: 'asc' },
  });
  return {
    sentBack: sentBack.map(({ id, borrower, events }) => ({
      id,
      name: borrowerName(borrower),
      reason: events[0]?.reason ?? null,
      code: events[0]?.code ?? null,
    })),
    isAskedByStripe: await isAskedByStripe(partnerId),
    draftCount: await db().loan.count({ where: { partnerId, status: 'draft' } }),
    ...(await instalmentsDue(partnerId, today)),
  };
}

async function isAskedByStripe(partnerId: number): Promise<boolean> {
  const where = { partnerId, closedAt: null, currentlyDue: { isEmpty: false } };
  return (await db().partnerStripeAccount.count({ where })) > 0;
}

/** What is due and not reported as collected: collections pay the first instalments first. */
async function instalmentsDue(partnerId: number, today: Day) {
  const last = dateOf(addDays(today, 14));
  const loans = await db().loan.findMany({
    where: {
      partnerId,
      status: 'in_repayment',
      instalments: { some: { dueOn: { gte: dateOf(today), lte: last } } },
    },
    select: {
      id: true,
      use: true,
      localCurrency: true,
      borrower: { select: { groupName: true, firstName: true } },
      instalments: { where: { dueOn: { lte: last } }, orderBy: { number: 'asc' } },
      repaymentLines: { select: { localAmount: true } },
    },
    orderBy: { id: 'asc' },
  });
  const due = loans
    .flatMap((loan) => {
      const collected = total(loan.repaymentLines.map((line) => line.localAmount));
      return openInstalments(loan.instalments, collected)
        .filter((row) => row.dueOn >= dateOf(today))
        .map(({ number, dueOn, open }) => ({
          key: `${loan.id}-${number}`,
          loanId: loan.id,
          name: borrowerName(loan.borrower),
          use: loan.use,
          dueOn,
          amount: open,
          currency: loan.localCurrency,
        }));
    })
    .toSorted((one, other) => one.dueOn.getTime() - other.dueOn.getTime());
  return { dueSoon: due.length, nextDue: due.slice(0, mostDueShown) };
}
