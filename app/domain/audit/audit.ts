import type { Prisma } from '#app/platform/generated/client.ts';
import type { Tx } from '#app/platform/db.ts';
import type { AuditVerb } from './audit-verbs.ts';

export interface AuditedAct {
  readonly actorId: number | null;
  readonly verb: AuditVerb;
  /** What it was done to: `loan:12`. */
  readonly subject: string;
  readonly before?: Prisma.InputJsonValue;
  readonly after?: Prisma.InputJsonValue;
  readonly now: Date;
}

/** One row per act of staff, in the transaction of the act. Rows are never changed. */
export async function audit(tx: Tx, act: AuditedAct): Promise<void> {
  const { now, ...row } = act;
  await tx.auditRow.create({ data: { ...row, at: now } });
}
