import type { TrailStep } from '#app/domain/slices/slice-payments.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMonth } from '#app/messages/format.ts';

/** One step of a slice's money, in words. */
export function trailWords(step: Pick<TrailStep, 'kind' | 'period'>): string {
  const month = step.period ? formatMonth(step.period, getLocale()) : '';
  const words: Record<TrailStep['kind'], () => string> = {
    lent: m.trail_lent,
    disbursed: m.trail_disbursed,
    distribution: () => (month ? m.trail_repaid_of({ month }) : m.trail_repaid()),
    distribution_reversed: m.trail_reversed,
    recovery: m.trail_recovered,
    written_off: m.trail_written_off,
    refunded: m.trail_refunded,
    sold: m.trail_sold,
  };
  return words[step.kind]();
}
