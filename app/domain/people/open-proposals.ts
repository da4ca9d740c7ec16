import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import type { ProposalKind } from './proposals.ts';

export interface OpenProposal {
  readonly id: number;
  readonly kind: ProposalKind;
  readonly subject: string;
  readonly details: Record<string, string>;
  readonly proposedBy: string;
  readonly proposedById: number;
  readonly proposedAt: Date;
}

/** What waits for a second person. */
export async function openProposals(): Promise<OpenProposal[]> {
  const rows = await db().proposal.findMany({
    where: { approvedAt: null, withdrawnAt: null },
    orderBy: { id: 'asc' },
  });
  const people = await db().person.findMany({
    where: { id: { in: rows.map((row) => row.proposedById) } },
    select: { id: true, name: true },
  });
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as ProposalKind,
    subject: row.subject,
    details: asText(row.details as Prisma.JsonObject),
    proposedBy: people.find((person) => person.id === row.proposedById)?.name ?? '',
    proposedById: row.proposedById,
    proposedAt: row.proposedAt,
  }));
}

export async function proposalKind(id: number): Promise<ProposalKind | null> {
  const row = await db().proposal.findUnique({ where: { id }, select: { kind: true } });
  return (row?.kind as ProposalKind | undefined) ?? null;
}

function asText(details: Prisma.JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, String(value ?? '')]),
  );
}
