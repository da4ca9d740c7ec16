import { readFileSync } from 'node:fs';
import { z } from 'zod';

const shape = z.object({
  /** The day until which it went. */
  until: z.string(),
  partners: z.number(),
  reported: z.number(),
  instalments: z.number(),
  /** What reached lenders, in minor units, and how many of them. */
  sum: z.string().regex(/^\d+$/),
  lenders: z.number(),
  late: z.number(),
  opened: z.number(),
});

/** What came of a month that was let pass in a demonstration. */
export type MonthSummary = z.infer<typeof shape>;

/** Kept beside the clock. */
export const monthFile = (clockFile: string) => `${clockFile}.month`;

/** The last month that was let pass, while the demonstration is still at its end; null before and after. */
export function monthJustPassed(clockFile: string, now: Date): MonthSummary | null {
  try {
    const read = shape.parse(JSON.parse(readFileSync(monthFile(clockFile), 'utf8')));
    return now.toISOString().startsWith(read.until) ? read : null;
  } catch {
    // No month has passed yet.
    return null;
  }
}
