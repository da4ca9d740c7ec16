import { lateLoans } from '#app/domain/lateness/late-loans.ts';
import { now } from '#app/platform/clock.ts';
import { db } from '#app/platform/db.ts';

/**
 * Numbers, names and words for the parts of an address that the installation has: of each kind a few, so that
 * the walk stays short, and those of whoever walks, who sees no others.
 */
export async function candidates(): Promise<Record<string, string[]>> {
  const few = { take: 3, select: { id: true } } as const;
  const own = { partner: { staff: { some: { person: { email: 'officer@demo.example' } } } } };
  const lia = { lender: { email: 'lia@demo.example' } };
  const all = await db().loan.findMany({ select: { id: true, slug: true, status: true } });
  const ofStatus = [...new Set(all.map((loan) => loan.status))].flatMap((status) =>
    all.filter((loan) => loan.status === status).slice(-2),
  );
  const late = await lateLoans({ now: now() });
  const shown = [...ofStatus, ...all.filter((loan) => late.some((it) => it.loanId === loan.id))];
  const rows = await Promise.all([
    db().loan.findMany({ where: own, ...few }),
    db().borrower.findMany({ where: own, ...few }),
    db().settlement.findMany({ where: own, ...few }),
    db().order.findMany({ where: lia, ...few }),
    db().slice.findMany({ where: lia, ...few }),
    db().payout.findMany({ where: lia, ...few }),
    db().proposal.findMany({ where: { approvedAt: null }, select: { id: true } }),
  ]);
  const partners = await db().partner.findMany({ select: { slug: true }, take: 3 });
  const pages = await db().publicPage.findMany({ select: { slug: true } });
  const reports = await db().repaymentReport.findMany({
    where: own,
    select: { period: true },
    orderBy: { period: 'desc' },
    take: 4,
  });
  const ties = await db().dayTie.findMany({ select: { day: true }, take: 3 });
  const ids = [1, 2, ...shown.map((row) => row.id), ...rows.flat().map((row) => row.id)];
  return {
    slug: [...shown, ...partners, ...pages].map((row) => row.slug),
    id: [...new Set(ids)].map(String),
    day: ties.map((row) => row.day.toISOString().slice(0, 10)),
    period: reports.map((row) => row.period),
  };
}
