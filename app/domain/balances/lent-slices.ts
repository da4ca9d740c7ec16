import type { Drawing } from '#app/domain/borrowers/drawing-rules.ts';
import type { BorrowerFacts } from '#app/domain/borrowers/visibility-rules.ts';
import type { SliceFigures } from '#app/domain/slices/slice-rules.ts';
import type { Currency } from '#app/money/currencies.ts';
import { db } from '#app/platform/db.ts';
import { pick } from '#app/platform/pick.ts';
import type { LoanStatus } from '#app/platform/generated/enums.ts';

interface Row extends SliceFigures {
  readonly id: number;
  readonly loanId: number;
  readonly createdAt: Date;
  readonly slug: string;
  readonly status: LoanStatus;
  readonly country: string;
  readonly sector: string;
  readonly use: string;
  readonly amount: bigint;
  readonly raised: bigint;
  readonly fundraiserEndsAt: Date | null;
  readonly allSettled: bigint;
  readonly collected: bigint;
  /** Of each instalment, in order: the day, the principal in minor units of both currencies. */
  readonly days: string[];
  readonly parts: string[];
  readonly localParts: string[];
  readonly partner: string;
  readonly zone: string;
  readonly firstName: string;
  readonly groupName: string | null;
  readonly town: string | null;
  readonly drawing: Drawing | null;
  readonly photo: string | null;
  readonly thumb: string | null;
  readonly hasConsent: boolean;
  /** What the partner last said of why it is late. */
  readonly saidAt: Date | null;
  readonly said: string | null;
}

/**
 * A lender's slices, newest first, each with what is shown of its loan: one statement, as the portfolio
 * of whoever has hundreds reads as many loans. Of a loan's other lenders only their sum is read.
 */
export async function lentSlices(lenderId: number, currency: Currency, language: string) {
  const rows = await db().$queryRaw<Row[]>`
    select s.id, s.loan_id as "loanId", s.principal, s.repaid, s.settled, s.written_off as "writtenOff", s.recovered,
           s.refunded, s.created_at as "createdAt",
           l.slug, l.status::text as status, l.country::text as country, l.sector, coalesce(t.use, l.use) as use,
           l.amount, l.raised, l.fundraiser_ends_at as "fundraiserEndsAt",
           (select coalesce(sum(o.settled), 0)::bigint from slices o where o.loan_id = l.id) as "allSettled",
           (select coalesce(sum(r.local_amount), 0)::bigint from repayment_lines r where r.loan_id = l.id) as collected,
           i.days, i.parts, i.local_parts as "localParts",
           p.name as partner, p.zone,
           b.first_name as "firstName", b.group_name as "groupName", b.town, b.drawing,
           b.photo, f.thumb,
           exists (select from borrower_consents c
                    where c.borrower_id = b.id and c.withdrawn_at is null) as "hasConsent",
           u.said, u.published_at as "saidAt"
      from slices s
      join loans l on l.id = s.loan_id and l.currency = ${currency}
      join partners p on p.id = l.partner_id
      join borrowers b on b.id = l.borrower_id
      left join photos f on f.name = b.photo
      left join loan_stories t on t.loan_id = l.id and t.language = ${language}
      cross join lateral (
        select coalesce(array_agg(due_on::text order by number), '{}') as days, coalesce(array_agg(principal::text order by number), '{}') as parts,
               coalesce(array_agg(local_principal::text order by number), '{}') as local_parts
          from instalments where loan_id = l.id) i
      left join lateral (
        select case when other_language = ${language} then other_text else text end as said, published_at
          from loan_updates
         where loan_id = l.id and is_about_lateness
         order by id desc limit 1) u on l.status = 'in_repayment'
     where s.lender_id = ${lenderId}
     order by s.id desc`;
  return rows.map((row) => ({ ...row, loan: loanIn(row) }));
}

export type LentSlice = Awaited<ReturnType<typeof lentSlices>>[number];

function loanIn(row: Row) {
  const borrower: BorrowerFacts = {
    firstName: row.firstName,
    groupName: row.groupName,
    town: row.town,
    drawing: row.drawing,
    photo: row.photo === null ? null : { name: row.photo, thumb: row.thumb },
    hasConsent: row.hasConsent,
  };
  return {
    id: row.loanId,
    ...pick(row, 'slug', 'status', 'country', 'sector', 'use', 'amount', 'raised'),
    fundraiserEndsAt: row.fundraiserEndsAt,
    borrower,
    partner: { name: row.partner, zone: row.zone },
    slices: [{ settled: row.allSettled }],
    repaymentLines: [{ localAmount: row.collected }],
    said: row.said !== null && row.saidAt ? { text: row.said, at: row.saidAt } : null,
    instalments: row.days.map((day, index) => ({
      dueOn: new Date(day),
      principal: BigInt(row.parts[index] ?? 0),
      localPrincipal: BigInt(row.localParts[index] ?? 0),
    })),
  };
}
