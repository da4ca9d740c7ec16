import { m } from '#app/messages/compiled/messages.js';

/** `visa 4242`, as stored on the payment, in words: `Visa ending in 4242`. */
export function cardWords(card: string): string {
  const [, brand = '', end = ''] = /^(.*) (\d{4})$/.exec(card) ?? [];
  if (!brand) return m.card_unknown();
  return m.card_ending({ brand: brand.charAt(0).toUpperCase() + brand.slice(1), end });
}
