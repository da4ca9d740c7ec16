import { m } from '#app/messages/compiled/messages.js';

/** By which rail a partner is paid. */
export function railWords(rail: string): string {
  return rail === 'stripe' ? m.rail_stripe() : m.rail_bank();
}

/** Which running figure a partner's files carry. */
export function figureWords(figure: string): string {
  return figure === 'outstanding' ? m.figure_outstanding() : m.figure_cumulative();
}
