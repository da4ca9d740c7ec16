import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { readKeptFile } from '#app/platform/files.ts';
import { borrowerWithConsent } from './lenders-view.ts';
import { isLateOn } from './lateness-rules.ts';
import { type Viewer, seenBorrower } from './visibility-rules.ts';

/** Who asks for a photograph. */
export interface PhotoReader {
  /** Null: nobody signed in. */
  readonly personId: number | null;
  /** The field partner they work for, if any: they see its borrowers. */
  readonly partnerId: number | null;
  readonly isStaff: boolean;
}

export const anybody: PhotoReader = { personId: null, partnerId: null, isStaff: false };

const drafts = ['draft', 'in_review', 'changes_requested', 'withdrawn'];

/**
 * The bytes of a photograph, for readers whose page would show it: one rule for
 * the page and for the photograph's address, which may be kept or passed on.
 *
 * @param file name, width and format, as `pictureFile` writes it.
 * @returns null when there is none for this reader.
 */
export async function shownPhoto(
  file: string,
  reader: PhotoReader,
  now: Date,
): Promise<{ bytes: Buffer; format: string } | null> {
  const [, name, width, format] = /^([\w-]+)-(400|800|1200)\.(avif|webp)$/.exec(file) ?? [];
  if (!name || !width || !format) return null;
  const loans = await db().loan.findMany({ where: showing(name), include: facts(reader) });
  if (!loans.some((loan) => isShown(loan, reader, now))) return null;
  const bytes = await readKeptFile(file);
  if (bytes) return { bytes, format };
  // Kept before there was a second format.
  const other = await readKeptFile(`${name}-${width}.webp`);
  return other && { bytes: other, format: 'webp' };
}

/** The loans whose pages show a photograph: of their borrower, or with their news. */
function showing(photoName: string): Prisma.LoanWhereInput {
  return { OR: [{ borrower: { photoName } }, { updates: { some: { photoName } } }] };
}

function facts(reader: PhotoReader) {
  return {
    borrower: borrowerWithConsent,
    partner: { select: { zone: true } },
    instalments: {
      select: { dueOn: true, principal: true, localPrincipal: true },
      orderBy: { number: 'asc' },
    },
    repaymentLines: { select: { localAmount: true } },
    slices: { select: { lenderId: true, settled: true } },
    _count: { select: { slices: { where: { lenderId: reader.personId ?? -1 } } } },
  } as const;
}

type Shown = Prisma.LoanGetPayload<{ include: ReturnType<typeof facts> }>;

function isShown(loan: Shown, reader: PhotoReader, now: Date): boolean {
  const hasConsent = loan.borrower.consents.length > 0;
  // Staff read names without consent, but no picture is shown without it.
  if (!hasConsent) return false;
  if (reader.isStaff || reader.partnerId === loan.partnerId) return true;
  if (drafts.includes(loan.status)) return false;
  const viewer: Viewer = loan._count.slices > 0 ? 'lender_of_the_loan' : 'public';
  const standing = { status: loan.status, isLate: isLateOn(loan, now) };
  return seenBorrower({ ...loan.borrower, hasConsent, photo: null }, standing, viewer).showsStory;
}
