import { type Language, formatMoney } from '#app/messages/format.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { asCurrency } from '#app/money/currencies.ts';

/**
 * `data-pay-lent`: what a basket's form asks for, kept right while a tip is typed or the balance is left out.
 * Its parts are `data-pay="balance"` and `data-pay="due"`; the button's words are `data-pay-words`.
 */
export function keepPaySum(page: Document): void {
  page.addEventListener('input', (event) => {
    const form = (event.target as HTMLElement).closest<HTMLFormElement>('form[data-pay-lent]');
    if (form) writeSums(form, page.documentElement.lang === 'id' ? 'id' : 'en');
  });
}

function writeSums(form: HTMLFormElement, language: Language): void {
  const { payLent = '0', payBalance = '0', payCurrency = 'USD' } = form.dataset;
  const currency = asCurrency(payCurrency);
  const fields = new FormData(form);
  const tip = readAmount(String(fields.get('tip') ?? ''), currency, language) ?? 0n;
  const due = BigInt(payLent) + tip;
  const balance = BigInt(payBalance);
  const used = fields.get('usesBalance') === 'yes' ? (balance < due ? balance : due) : 0n;
  const write = (amount: bigint) => formatMoney({ amount, currency }, language);
  const put = (name: string, words: string) => {
    const place = form.querySelector(`[data-pay="${name}"]`);
    if (place) place.textContent = words;
  };
  put('balance', write(-used));
  put('due', write(due - used));
  const button = form.querySelector<HTMLElement>('[data-pay-words]');
  if (button)
    button.textContent = (button.dataset['payWords'] ?? '').replace(
      '{sum}',
      write(due - used || due),
    );
}
