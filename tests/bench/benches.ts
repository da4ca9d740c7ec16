import { repayment } from './b1-repayment.ts';
import { transfers } from './b4-transfers.ts';
import type { Line } from './compare.ts';
import type { Place } from './place.ts';

/** Every bench by its number: it fills the place with data of its own, measures, and proves what it did. */
export const benches: Readonly<Record<string, (place: Place) => Promise<Line[]>>> = {
  B1: repayment,
  B4: transfers,
};
