import { db } from '#app/platform/db.ts';

/** A proof whose file is kept already; its row is written with the proposal that shows it. */
export interface KeptProof {
  readonly kind: 'pdf' | 'picture';
  /** The name that we gave it; of a picture, without width and format. */
  readonly file: string;
  /** As whoever sent it called it. */
  readonly name: string;
  /** Bytes, as sent. */
  readonly size: number;
  /** Of the bytes as sent, in hex. */
  readonly sha256: string;
}

/** What came with a request that may be shown to a second person. */
export interface WithProof {
  readonly proofFile?: KeptProof | null;
}

/** The proof beside a proposal; null where none was given. */
export async function proofOf(proposalId: number) {
  const select = { id: true, kind: true, file: true, name: true, size: true } as const;
  return db().proof.findUnique({ where: { proposalId }, select });
}
