import { type Language, formatMoney } from '#app/messages/format.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { asCurrency } from '#app/money/currencies.ts';

/** `data-currency`: shows below the field how its amount is understood, as it is typed. */
export function echoAmounts(page: Document): void {
  page.addEventListener('input', (event) => {
    const field = event.target as HTMLInputElement;
    const place = page.getElementById(`${field.id}-echo`);
    const { currency } = field.dataset;
    if (!place || !currency) return;
    const language: Language = page.documentElement.lang === 'id' ? 'id' : 'en';
    const amount = readAmount(field.value, asCurrency(currency), language);
    const isWorthSaying = amount !== null && amount !== 0n;
    place.textContent = isWorthSaying
      ? `= ${formatMoney({ amount, currency: asCurrency(currency) }, language)}`
      : '';
  });
}
