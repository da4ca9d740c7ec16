import { type DemoLoan, demonstration } from './data.ts';

/** What happens on a day, in the order in which it happens there. */
export type Happening =
  | { readonly what: 'partner_joins'; readonly slug: string }
  | { readonly what: 'lender_joins'; readonly id: string }
  | { readonly what: 'submitted' | 'posted' | 'sent_back' | 'paid_out'; readonly loan: DemoLoan }
  | {
      readonly what: 'lends';
      readonly lender: string;
      readonly slices: readonly { readonly loan: string; readonly usd: number }[];
    }
  | { readonly what: 'news'; readonly loan: DemoLoan; readonly item: DemoLoan['news'][number] }
  | { readonly what: 'says_why_late'; readonly loan: DemoLoan }
  | { readonly what: 'defaults' | 'written_off' | 'recovered'; readonly loan: DemoLoan };

const order: readonly Happening['what'][] = [
  'partner_joins',
  'lender_joins',
  'posted',
  'submitted',
  'sent_back',
  'lends',
  'paid_out',
  'news',
  'says_why_late',
  'defaults',
  'written_off',
  'recovered',
];

/** All that the data says, by the day on which it happens, counted from today. */
export function calendar(daysFromToday: (month: string) => number): Map<number, Happening[]> {
  const days = new Map<number, Happening[]>();
  const at = (day: number | null | undefined, happening: Happening) => {
    if (day === null || day === undefined) return;
    days.set(day, [...(days.get(day) ?? []), happening]);
  };
  for (const { slug, since } of demonstration.partners) {
    at(daysFromToday(since), { what: 'partner_joins', slug });
  }
  for (const { id, joined_day: day } of demonstration.lenders) {
    at(day, { what: 'lender_joins', id });
  }
  for (const loan of demonstration.loans) ofLoan(loan, at);
  for (const [day, slices] of slicesByDay()) {
    for (const [lender, own] of slices) at(day, { what: 'lends', lender, slices: own });
  }
  for (const happenings of days.values()) {
    happenings.sort((one, other) => order.indexOf(one.what) - order.indexOf(other.what));
  }
  return days;
}

function ofLoan(
  loan: DemoLoan,
  at: (day: number | null | undefined, happening: Happening) => void,
): void {
  const { time, review, late, loss } = loan;
  at(time.submitted, { what: 'submitted', loan });
  at(time.posted, { what: 'posted', loan });
  at(time.paid_out, { what: 'paid_out', loan });
  if (review?.state === 'changes_requested') at(review.day, { what: 'sent_back', loan });
  for (const item of loan.news) {
    const isTheReason = late?.day === item.day;
    if (!isTheReason) at(item.day, { what: 'news', loan, item });
  }
  if (late?.reason) at(late.day, { what: 'says_why_late', loan });
  at(loss?.declared_default_day, { what: 'defaults', loan });
  at(loss?.written_off_day, { what: 'written_off', loan });
  at(loss?.recovered_day, { what: 'recovered', loan });
}

/** A lender's slices of one day are one order. */
function slicesByDay() {
  const days = new Map<number, Map<string, { loan: string; usd: number }[]>>();
  for (const [loan, slices] of Object.entries(demonstration.slices)) {
    for (const { lender, usd, day } of slices) {
      const ofDay = days.get(day) ?? new Map<string, { loan: string; usd: number }[]>();
      ofDay.set(lender, [...(ofDay.get(lender) ?? []), { loan, usd }]);
      days.set(day, ofDay);
    }
  }
  return days;
}
