/** What a lender expected and received in one stretch of time, in minor units. */
export interface Stretch {
  /** `2026-03` */
  readonly month: string;
  readonly expected: bigint;
  readonly actual: bigint;
}

/** The most bars that fit side by side on the narrowest page. */
const mostThatFit = 14;

const spans = [1, 3, 12] as const;

/** How many months one bar covers. */
export type Span = (typeof spans)[number];

/** Months; quarters or years if there are too many to fit. Each is named by its first month. */
export function stretchesOf(months: readonly Stretch[]): { span: Span; stretches: Stretch[] } {
  const together = spans.map((span) => ({ span, stretches: inSpans(months, span) }));
  const fitting = together.find(({ stretches }) => stretches.length <= mostThatFit);
  return fitting ?? { span: 12, stretches: inSpans(months, 12).slice(-mostThatFit) };
}

function inSpans(months: readonly Stretch[], span: Span): Stretch[] {
  const stretches = new Map<string, Stretch>();
  for (const { month, expected, actual } of months) {
    const first = firstMonth(month, span);
    const before = stretches.get(first) ?? { expected: 0n, actual: 0n };
    stretches.set(first, {
      month: first,
      expected: before.expected + expected,
      actual: before.actual + actual,
    });
  }
  return [...stretches.values()];
}

function firstMonth(month: string, span: Span): string {
  const [year = '', number = ''] = month.split('-');
  const first = Number(number) - ((Number(number) - 1) % span);
  return `${year}-${String(first).padStart(2, '0')}`;
}

/** Half the scale's height: 1, 2 or 5 times a power of ten, at least half the highest bar. */
export function halfScale(most: bigint): bigint {
  for (let ten = 1n; ; ten *= 10n) {
    const fitting = [1n, 2n, 5n].find((digit) => 2n * digit * ten >= most);
    if (fitting !== undefined) return fitting * ten;
  }
}
