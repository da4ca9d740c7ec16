import { m } from '#app/messages/compiled/messages.js';

/** Everything that can be wrong with a field, in words. Schemas use the names as messages. */
const words = {
  is_missing: m.field_is_missing,
  is_not_valid: m.field_is_not_valid,
  is_not_an_email: m.field_is_not_an_email,
  is_too_short: m.field_is_too_short,
  is_too_long: m.field_is_too_long,
  is_not_an_amount: m.field_is_not_an_amount,
  is_not_a_day: m.field_is_not_a_day,
  is_not_a_number: m.field_is_not_a_number,
  is_not_known: m.field_is_not_known,
  is_not_a_country: m.field_is_not_a_country,
  is_not_an_iban: m.field_is_not_an_iban,
  is_not_a_proof: m.field_is_not_a_proof,
  needs_a_month: m.field_needs_a_month,
  is_before_the_money: m.field_is_before_the_money,
  lasts_too_long: m.field_lasts_too_long,
} as const;

export type FieldError = keyof typeof words;

export function isFieldError(name: string): name is FieldError {
  return Object.hasOwn(words, name);
}

function fieldErrorWords(error: FieldError): string {
  return words[error]();
}

/** The same for a whole form, by field. */
export function errorWords(errors: Record<string, FieldError> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([name, error]) => [name, fieldErrorWords(error)]),
  );
}
