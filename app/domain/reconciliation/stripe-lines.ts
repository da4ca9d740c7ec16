import { db } from '#app/platform/db.ts';
import { suggestionOf } from './stripe-line-rules.ts';

/** The lines of Stripe's account that a treasurer has not dealt with yet, the oldest first. */
export async function openStripeLines() {
  const lines = await db().balanceTransaction.findMany({
    where: { isOpen: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 200,
  });
  const waiting = await proposedLines(lines.map((line) => line.id));
  return lines.map((line) => ({
    ...line,
    suggestion: suggestionOf(line),
    isProposed: waiting.has(line.id),
  }));
}

export type StripeLine = Awaited<ReturnType<typeof openStripeLines>>[number];

export async function openStripeLine(id: string): Promise<StripeLine | null> {
  const line = await db().balanceTransaction.findFirst({ where: { id, isOpen: true } });
  if (!line) return null;
  const waiting = await proposedLines([id]);
  return { ...line, suggestion: suggestionOf(line), isProposed: waiting.has(id) };
}

/** How many there are, for the treasurer's desk. */
export async function countOpenStripeLines(): Promise<number> {
  return db().balanceTransaction.count({ where: { isOpen: true } });
}

async function proposedLines(ids: readonly string[]): Promise<Set<string>> {
  const proposals = await db().proposal.findMany({
    where: {
      kind: 'stripe_line',
      approvedAt: null,
      withdrawnAt: null,
      subject: { in: ids.map((id) => `stripe_line:${id}`) },
    },
    select: { subject: true },
  });
  return new Set(proposals.map(({ subject }) => subject.slice('stripe_line:'.length)));
}
