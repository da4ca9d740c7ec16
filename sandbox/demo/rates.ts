import type { Currency } from '#app/money/currencies.ts';

/**
 * Demo rates, local units for one US dollar, where a file names no currency of
 * its own. They are near the truth of some year, invented for today, and every
 * page that shows one says that this is a demonstration.
 */
export const demoRates: Partial<Record<Currency, string>> = {
  IDR: '16000',
  INR: '83.5',
  KES: '129',
  UGX: '3700',
  TZS: '2600',
  RWF: '1320',
  GHS: '15.2',
  NGN: '1500',
  PHP: '56.5',
  KHR: '4080',
  VND: '25000',
  THB: '35',
  LBP: '1507.5',
  JOD: '0.709',
  PEN: '3.75',
  BOB: '6.91',
  COP: '4100',
  MXN: '18.2',
  BRL: '5.1',
  XOF: '605',
};
