import { z } from 'zod';
import { parseDay } from '#app/money/days.ts';
import type { Currency } from '#app/money/currencies.ts';
import { readAmount, readDecimal } from '#app/messages/read-amount.ts';
import { currentLanguage } from './language.ts';

/** The kinds of fields that forms have. Messages are names of field errors. */
export const emailField = z
  .string('is_missing')
  .trim()
  .min(1, 'is_missing')
  .max(254, 'is_too_long')
  .pipe(z.email('is_not_an_email'));

export const nameField = textField(80);
export const passwordField = z.string('is_missing').min(1, 'is_missing').max(256, 'is_too_long');
export const newPasswordField = z
  .string('is_missing')
  .min(10, 'is_too_short')
  .max(256, 'is_too_long');
export const pathField = z.string().max(300).optional().default('');

export function textField(longest: number) {
  return z.string('is_missing').trim().min(1, 'is_missing').max(longest, 'is_too_long');
}

export function optionalText(longest: number) {
  return z.string().trim().max(longest, 'is_too_long').optional().default('');
}

/** An amount as the reader writes it, in minor units. */
export function amountField(currency: Currency) {
  return z
    .string('is_missing')
    .trim()
    .min(1, 'is_missing')
    .max(40, 'is_too_long')
    .transform((text, context) => {
      const amount = readAmount(text, currency, currentLanguage());
      if (amount === null) context.addIssue({ code: 'custom', message: 'is_not_an_amount' });
      return amount ?? 0n;
    });
}

export const dayField = z
  .string('is_missing')
  .trim()
  .min(1, 'is_missing')
  .refine((text) => parseDay(text) !== null, 'is_not_a_day');

/** A day that may be left empty: not said. */
export const optionalDay = z.union([z.literal('').transform(() => null), dayField]).default(null);

/** A decimal as the reader writes it, not below zero, turned into a plain one. */
export const decimalField = z
  .string('is_missing')
  .trim()
  .min(1, 'is_missing')
  .transform((text) => readDecimal(text, currentLanguage()) ?? '')
  .refine((text) => /^\d{1,12}(\.\d{1,10})?$/.test(text), 'is_not_a_number');

/** The same above zero, for a rate. */
export const rateField = decimalField.refine((text) => Number(text) > 0, 'is_not_a_number');

/** A whole number within a range. */
export function countField(least: number, most: number) {
  return z
    .string('is_missing')
    .trim()
    .min(1, 'is_missing')
    .transform((text) => (/^\d{1,9}$/.test(text) ? Number(text) : Number.NaN))
    .refine((count) => count >= least && count <= most, 'is_not_a_number');
}

/** An amount that may be left empty, which means zero. */
export function optionalAmount(currency: Currency) {
  return z.union([z.literal('').transform(() => 0n), amountField(currency)]).default(0n);
}

/** An amount that may be left empty, which means that nobody knows: not zero. */
export function unknownAmount(currency: Currency) {
  return z.union([z.literal('').transform(() => null), amountField(currency)]).default(null);
}
