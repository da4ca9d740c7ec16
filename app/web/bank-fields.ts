import { isValidIBAN } from 'ibantools';
import { z } from 'zod';
import type { BankDetails } from '#app/domain/partners/bank-details.ts';
import type { FieldError } from './field-errors.ts';
import { optionalText, textField } from './fields.ts';

const longest = { holder: 140, bank: 140, account: 60 } as const;

/** An IBAN begins with two letters and two digits; its checksum catches most typing errors. */
function isPlausible(account: string): boolean {
  const bare = account.replaceAll(/[\s.-]/g, '').toUpperCase();
  return !/^[A-Z]{2}\d{2}[A-Z0-9]{6,}$/.test(bare) || isValidIBAN(bare);
}

/** Where money is sent by bank. */
export const bankFields = {
  holder: textField(longest.holder),
  bank: textField(longest.bank),
  account: textField(longest.account).refine(isPlausible, 'is_not_an_iban'),
};

/** The same where it may be left empty. */
export const optionalBankFields = {
  holder: optionalText(longest.holder),
  bank: optionalText(longest.bank),
  account: optionalText(longest.account).refine(isPlausible, 'is_not_an_iban'),
};

const schema = z.object(optionalBankFields);

/** The details, or null if all fields are empty; otherwise the fields that are missing. */
export function bankOf(
  form: z.infer<typeof schema>,
): { bank: BankDetails | null } | { missing: Record<string, FieldError> } {
  const missing = missingIn(form);
  const count = Object.keys(missing).length;
  if (count === 3) return { bank: null };
  return count > 0 ? { missing } : { bank: form };
}

export function missingIn(form: z.infer<typeof schema>): Record<string, FieldError> {
  const empty = (['holder', 'bank', 'account'] as const).filter((name) => form[name] === '');
  return Object.fromEntries(empty.map((name) => [name, 'is_missing'] as const));
}
