import { type Day, addDays, dateOf, dayIn } from '#app/money/days.ts';
import { db } from '#app/platform/db.ts';

/** What waits for a partner's staff, so that the first page can say it. */
export interface DeskTasks {
  readonly sentBack: readonly {
    id: number;
    name: string;
    reason: string | null;
    code: string | null;
  }[];
  readonly draftCount: number;
  readonly openReports: readonly string[];
  readonly unpaid: readonly { id: number; period: string; open: bigint; currency: string }[];
  /** Instalments due within two weeks. */
  readonly dueSoon: number;
  /** The first of them, in local money. */
  readonly nextDue: readonly {
    key: string;
    loanId: number;
    name: string;
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
  const reports = await db().repaymentReport.findMany({
    where: { partnerId, status: 'draft' },
    orderBy: { period: 'asc' },
  });
  const unpaid = await db().settlement.findMany({
    where: { partnerId, status: 'issued' },
    orderBy: { id: 'asc' },
  });
  return {
    sentBack: sentBack.map(({ id, borrower, events }) => ({
      id,
      name: borrower.groupName ?? borrower.firstName,
      reason: events[0]?.reason ?? null,
      code: events[0]?.code ?? null,
    })),
    draftCount: await db().loan.count({ where: { partnerId, status: 'draft' } }),
    openReports: reports.map((report) => report.period),
    unpaid: unpaid.map(({ id, period, currency, due, received, advanced }) => {
      return { id, period, currency, open: due - received + advanced };
    }),
    ...(await instalmentsDue(partnerId, today)),
  };
}

async function instalmentsDue(partnerId: number, today: Day) {
  const where = {
    loan: { partnerId, status: 'in_repayment' },
    dueOn: { gte: dateOf(today), lte: dateOf(addDays(today, 14)) },
  } as const;
  const rows = await db().instalment.findMany({
    where,
    include: { loan: { include: { borrower: true } } },
    orderBy: [{ dueOn: 'asc' }, { loanId: 'asc' }],
    take: mostDueShown,
  });
  return {
    dueSoon: await db().instalment.count({ where }),
    nextDue: rows.map(({ loanId, number, dueOn, localPrincipal, localInterest, loan }) => ({
      key: `${loanId}-${number}`,
      loanId,
      name: loan.borrower.groupName ?? loan.borrower.firstName,
      dueOn,
      amount: localPrincipal + localInterest,
      currency: loan.localCurrency,
    })),
  };
}
