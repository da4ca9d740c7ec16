import { instalmentStates, isLateOn } from '#app/domain/borrowers/lateness-rules.ts';
import { borrowerWithConsent } from '#app/domain/borrowers/lenders-view.ts';
import { seenBorrower } from '#app/domain/borrowers/visibility-rules.ts';
import { useIn } from '#app/domain/potential/shown-potential.ts';
import { findText } from './find-text.ts';
import { type PastState, pastStates } from './past-states-rules.ts';
import { backOf, lostOf } from '#app/domain/slices/slice-rules.ts';
import { total } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { keptASecond, keptFor } from '#app/platform/kept-a-second.ts';
import { pick } from '#app/platform/pick.ts';

const pageSize = 24;

const shape = {
  borrower: borrowerWithConsent,
  stories: { select: { language: true, use: true } },
  partner: { select: { name: true, slug: true, zone: true } },
  instalments: { orderBy: { number: 'asc' } },
  repaymentLines: { select: { localAmount: true } },
  slices: {
    select: { repaid: true, settled: true, writtenOff: true, recovered: true, principal: true },
  },
} satisfies Prisma.LoanInclude;

interface Asked {
  readonly state: PastState;
  readonly country: string;
  /** A slug. */
  readonly partner: string;
  readonly text: string;
  /** The id of the last one seen. */
  readonly before: number | null;
  readonly now: Date;
  readonly language: string;
}

/** Loans of that state, the newest first, a page at a time by key: the proof that it works, or does not. */
export async function pastLoans(asked: Asked) {
  const { now, ...words } = asked;
  // The same for whoever asks for it.
  return keptASecond(`past loans ${JSON.stringify(words)}`, () => found({ now, ...words }));
}

async function found(asked: Asked) {
  const { state, country, partner, text, before, now, language } = asked;
  const statuses = [...pastStates[state]];
  const byWords = text.trim() === '' ? null : await findText(text, statuses, 2_000);
  const where: Prisma.LoanWhereInput = {
    status: { in: statuses },
    ...(country && { country }),
    ...(partner && { partner: { slug: partner } }),
    ...(byWords && { id: { in: [...byWords.ids] } }),
  };
  const rows = await db().loan.findMany({
    where: { AND: [where, before === null ? {} : { id: { lt: before } }] },
    include: shape,
    orderBy: { id: 'desc' },
    take: pageSize + 1,
  });
  const page = rows.slice(0, pageSize);
  return {
    cards: page.map((loan) => pastCard(loan, { now, language })),
    next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null,
    count: await keptFor(
      60_000,
      `how many ${JSON.stringify([state, country, partner, text])}`,
      () => db().loan.count({ where }),
    ),
    corrected: byWords?.corrected ?? [],
  };
}

export type PastCard = Awaited<ReturnType<typeof pastLoans>>['cards'][number];

function pastCard(
  loan: Prisma.LoanGetPayload<{ include: typeof shape }>,
  { now, language }: { now: Date; language: string },
) {
  const { borrower, slices } = loan;
  const isLate = isLateOn(loan, now);
  const facts = { ...borrower, hasConsent: borrower.consents.length > 0 };
  const seen = seenBorrower(facts, { status: loan.status, isLate }, 'public');
  const states = instalmentStates(loan, now);
  return {
    ...pick(loan, 'id', 'slug', 'country', 'sector', 'currency', 'raised'),
    ...pick(seen, 'name', 'town', 'photo', 'drawing'),
    use: useIn(language, loan),
    partner: loan.partner.name,
    instalments: loan.instalments.length,
    done: states.filter((it) => it === 'paid').length,
    late: states.filter((it) => it === 'late').length,
    repaid: total(slices.map(backOf)),
    lost: total(slices.map(lostOf)),
  };
}
