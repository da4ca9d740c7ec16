import { createHash } from 'node:crypto';
import { type Tx, db, inTransaction } from '#app/platform/db.ts';
import { lock } from '#app/platform/locks.ts';

const longestName = 120;

/**
 * Keeps a file that is being checked as it came, until the report is final.
 *
 * @returns its digest, by which it is saved
 */
export async function keepReportFile(request: {
  partnerId: number;
  period: string;
  name: string;
  bytes: Uint8Array;
  actorId: number;
  now: Date;
}): Promise<string> {
  const { partnerId, period, actorId, now } = request;
  const digest = createHash('sha256').update(request.bytes).digest('hex');
  const name = request.name.replaceAll(/[^\p{L}\p{N}._ -]/gu, '_').slice(-longestName) || 'file';
  await inTransaction(async (tx) => {
    await lock(tx, 'partner', partnerId);
    const report = await tx.repaymentReport.findFirst({ where: { partnerId, period } });
    if (report?.status === 'final') return;
    const bytes = Buffer.from(request.bytes);
    const file = { partnerId, period, digest, name, bytes, sentAt: now, sentById: actorId };
    const others = { partnerId, period, isSaved: false, NOT: { digest } };
    await tx.reportFile.deleteMany({ where: others });
    await tx.reportFile.createMany({ data: [file], skipDuplicates: true });
  });
  return digest;
}

/** Of the files that were checked one is the report's; null where it was typed. */
export async function saveReportFile(
  tx: Tx,
  { partnerId, period, digest }: { partnerId: number; period: string; digest: string | null },
): Promise<void> {
  await tx.reportFile.deleteMany({
    where: { partnerId, period, ...(digest && { NOT: { digest } }) },
  });
  if (digest) {
    await tx.reportFile.updateMany({
      where: { partnerId, period, digest },
      data: { isSaved: true },
    });
  }
}

/** The file of a saved report, as it came. */
export async function savedReportFile(partnerId: number, period: string) {
  return db().reportFile.findFirst({
    where: { partnerId, period, isSaved: true },
    select: { name: true, bytes: true },
  });
}
