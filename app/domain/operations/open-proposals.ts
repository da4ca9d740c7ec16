import { borrowerName } from '#app/domain/borrowers/name-rules.ts';
import { recentAppointments } from '#app/domain/approvals/new-people.ts';
import { isAppointedTogether } from '#app/domain/approvals/new-people-rules.ts';
import { countingRoles } from '#app/domain/roles/money-roles-rules.ts';
import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { ProposalKind } from '#app/domain/audit/audit-verbs.ts';
import { isProposalKind, mayApprove } from '#app/domain/approvals/catalogue.ts';
import { type Shown, shown } from '#app/domain/approvals/details.ts';

export interface OpenProposal {
  readonly id: number;
  readonly kind: ProposalKind;
  readonly subject: string;
  /** The borrower or the partner it is about, if any. */
  readonly about: string;
  readonly details: Record<string, string>;
  /** What the second person sees first. */
  readonly shown: Shown;
  readonly proposedBy: string;
  readonly proposedById: number;
  readonly proposedAt: Date;
  /** Who else may agree to it. */
  readonly approvers: readonly { readonly id: number; readonly name: string }[];
  readonly approvedAt: Date | null;
  readonly withdrawnAt: Date | null;
}

/** What waits for a second person, oldest first. */
export async function openProposals(now: Date): Promise<OpenProposal[]> {
  return proposalsWhere({ approvedAt: null, withdrawnAt: null }, now);
}

/** One of them, also when it was decided since; null when there is no such one. */
export async function oneProposal(id: number, now: Date): Promise<OpenProposal | null> {
  const [found] = await proposalsWhere({ id }, now);
  return found ?? null;
}

async function proposalsWhere(
  where: Prisma.ProposalWhereInput,
  now: Date,
): Promise<OpenProposal[]> {
  const rows = await db().proposal.findMany({ where, orderBy: { id: 'asc' } });
  const people = await db().person.findMany({
    where: { id: { in: rows.map((row) => row.proposedById) } },
    select: { id: true, name: true },
  });
  const staff = await db().person.findMany({
    where: { passwordHash: { not: null }, staffRoles: { some: countingRoles(now) } },
    select: { id: true, name: true, staffRoles: { where: countingRoles(now) } },
    orderBy: { id: 'asc' },
  });
  const appointments = await recentAppointments(db(), now);
  const approversOf = (kind: ProposalKind, proposedById: number) =>
    staff
      .filter(
        ({ id, staffRoles }) =>
          id !== proposedById &&
          !isAppointedTogether(appointments, [proposedById, id], now) &&
          staffRoles.some(({ role }) => mayApprove(kind, role)),
      )
      .map(({ id, name }) => ({ id, name }));
  const names = await namesOf(rows.map((row) => row.subject));
  return rows.flatMap(({ kind, ...row }) =>
    !isProposalKind(kind)
      ? []
      : {
          id: row.id,
          kind,
          subject: row.subject,
          about: names.get(row.subject) ?? '',
          details: asText(row.details as Prisma.JsonObject),
          shown: shown(kind, row.details),
          proposedBy: people.find((person) => person.id === row.proposedById)?.name ?? '',
          proposedById: row.proposedById,
          proposedAt: row.proposedAt,
          approvedAt: row.approvedAt,
          withdrawnAt: row.withdrawnAt,
          approvers: approversOf(kind, row.proposedById),
        },
  );
}

/** Borrowers' and partners' names by subject: `loan:12`, `partner:3`, `receipt:7`. */
async function namesOf(subjects: readonly string[]): Promise<Map<string, string>> {
  const idsOf = (noun: string) =>
    subjects
      .filter((subject) => subject.startsWith(`${noun}:`))
      .map((subject) => Number(subject.slice(noun.length + 1)));
  const loans = await db().loan.findMany({
    where: { id: { in: idsOf('loan') } },
    include: { borrower: true },
  });
  const receipts = await db().receipt.findMany({
    where: { id: { in: idsOf('receipt') } },
    select: { id: true, partnerId: true },
  });
  const partners = await db().partner.findMany({
    where: { id: { in: [...idsOf('partner'), ...receipts.map((row) => row.partnerId)] } },
    select: { id: true, name: true },
  });
  const partnerName = (id: number) => partners.find((partner) => partner.id === id)?.name ?? '';
  return new Map([
    ...loans.map(({ id, borrower }) => [`loan:${id}`, borrowerName(borrower)] as const),
    ...partners.map(({ id, name }) => [`partner:${id}`, name] as const),
    ...receipts.map((row) => [`receipt:${row.id}`, partnerName(row.partnerId)] as const),
  ]);
}

function asText(details: Prisma.JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, String(value ?? '')]),
  );
}
