import { type Drawing, shownDrawing } from './drawing-rules.ts';
import { borrowerName } from './name-rules.ts';

/**
 * Who sees what of a borrower. One rule for pages, CSV, mails and pictures:
 *
 * - while the loan is funded and repaid in time, everyone sees the first name
 *   (or the group's) and the district at most;
 * - late, defaulted, refunded and withdrawn loans are anonymous in public, whole for the
 *   loan's own lenders and for staff;
 * - where consent was withdrawn, anonymous to everyone but the partner's and
 *   the operator's staff. The books stay as they are.
 */
/** A photograph by the name of its files, and its thumbnail for the page itself. */
export interface PhotoFacts {
  readonly name: string;
  readonly thumb: string | null;
}

export interface BorrowerFacts {
  readonly firstName: string;
  readonly groupName: string | null;
  readonly town: string | null;
  readonly photo: PhotoFacts | null;
  /** Of a demonstration's people. */
  readonly drawing?: Drawing | null;
  readonly hasConsent: boolean;
}

export interface LoanStanding {
  readonly status: string;
  readonly isLate: boolean;
}

export type Viewer = 'public' | 'lender_of_the_loan' | 'staff';

export interface SeenBorrower {
  /** Null: shown as "a borrower". */
  readonly name: string | null;
  readonly town: string | null;
  readonly photo: PhotoFacts | null;
  /** The drawing in a photograph's place; null where what the loan is for decides. */
  readonly drawing: Drawing | null;
  readonly showsStory: boolean;
}

/** Beside late ones. Of a loan that was withdrawn there is no page at all. */
const sheltered = ['defaulted', 'refunded', 'withdrawn'];

export function seenBorrower(
  borrower: BorrowerFacts,
  loan: LoanStanding,
  viewer: Viewer,
): SeenBorrower {
  const whole: SeenBorrower = {
    name: borrowerName(borrower),
    town: borrower.town,
    photo: borrower.photo,
    drawing: shownDrawing(borrower.drawing ?? null, true),
    showsStory: true,
  };
  const anonymous: SeenBorrower = {
    name: null,
    town: null,
    photo: null,
    drawing: shownDrawing(borrower.drawing ?? null, false),
    showsStory: false,
  };
  if (viewer === 'staff') return whole;
  if (!borrower.hasConsent) return anonymous;
  const isSheltered = loan.isLate || sheltered.includes(loan.status);
  return isSheltered && viewer === 'public' ? anonymous : whole;
}
