import { createHash } from 'node:crypto';
import type { KeptProof } from '#app/domain/approvals/proofs.ts';
import { mayApprove } from '#app/domain/approvals/catalogue.ts';
import { proposalKind } from '#app/domain/approvals/proposal-kind.ts';
import { forgetPicture, keepPicture, pictureFile } from '#app/domain/borrowers/pictures.ts';
import { db } from '#app/platform/db.ts';
import { forgetFile, keepFile, readKeptFile } from '#app/platform/files.ts';
import { newToken } from '#app/platform/ids.ts';
import type { StaffRoleName } from '#app/platform/generated/enums.ts';

/** Bytes. A bank's advice has some hundred thousand; a scan of many pages is sent as fewer. */
const mostBytes = 5 * 1024 * 1024;

/**
 * Keeps what proves a payment: a PDF as it came, a picture re-encoded like a photograph.
 *
 * @returns null when it is neither, or larger than 5 MB.
 */
export async function keepProof(bytes: Uint8Array, fileName: string): Promise<KeptProof | null> {
  if (bytes.length === 0 || bytes.length > mostBytes) return null;
  const name = nameToShow(fileName);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const said = { name, size: bytes.length, sha256 };
  if (isPdf(bytes)) {
    const file = `${newToken()}.pdf`;
    await keepFile(file, bytes);
    return { ...said, kind: 'pdf', file };
  }
  const picture = await keepPicture(bytes);
  return picture && { ...said, kind: 'picture', file: picture.name };
}

/** What it was kept for did not happen. */
export async function forgetProof(proof: KeptProof): Promise<void> {
  await (proof.kind === 'pdf' ? forgetFile(proof.file) : forgetPicture(proof.file));
}

/** Begins as a PDF does and ends as one: a file that broke off on its way is none. */
function isPdf(bytes: Uint8Array): boolean {
  const text = (from: number, to?: number) =>
    Buffer.from(bytes.subarray(from, to)).toString('latin1');
  return text(0, 5) === '%PDF-' && text(Math.max(0, bytes.length - 2048)).includes('%%EOF');
}

/** No folders and nothing that a terminal or a header would read as more than a name. */
function nameToShow(fileName: string): string {
  const last = fileName.split(/[/\\]/).at(-1) ?? '';
  const plain = last.replaceAll(/[^\p{L}\p{N}\p{M} ._()-]+/gu, '_').trim();
  return plain.slice(-80) || 'proof';
}

/**
 * A proof for whoever may see it: auditors, and those who proposed it, agreed to it, or may agree
 * while it is open.
 *
 * @returns null when there is none for this reader.
 */
export async function shownProof(
  proofId: number,
  reader: { personId: number; roles: readonly StaffRoleName[] },
): Promise<{ bytes: Buffer; type: string; name: string } | null> {
  const proof = await db().proof.findUnique({
    where: { id: proofId },
    include: { proposal: true },
  });
  if (!proof || !(await maySee(proof.proposal, reader))) return null;
  const isPdfKept = proof.kind === 'pdf';
  const bytes = await readKeptFile(isPdfKept ? proof.file : pictureFile(proof.file, 1200, 'webp'));
  if (!bytes) return null;
  return { bytes, type: isPdfKept ? 'application/pdf' : 'image/webp', name: proof.name };
}

async function maySee(
  proposal: {
    id: number;
    proposedById: number;
    approvedById: number | null;
    withdrawnAt: Date | null;
  },
  reader: { personId: number; roles: readonly StaffRoleName[] },
): Promise<boolean> {
  const { personId, roles } = reader;
  if (roles.includes('auditor')) return true;
  const kind = await proposalKind(proposal.id);
  const isOneOfTheTwo = [proposal.proposedById, proposal.approvedById].includes(personId);
  const isOpen = proposal.approvedById === null && proposal.withdrawnAt === null;
  return isOneOfTheTwo || (isOpen && kind !== null && roles.some((role) => mayApprove(kind, role)));
}
