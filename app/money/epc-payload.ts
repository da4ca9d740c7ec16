import { isValidIBAN } from 'ibantools';
import type { Currency } from './currencies.ts';
import { decimalOf } from './money.ts';

/**
 * What a banking app reads from the picture of a transfer in euro (EPC069-12, version 2): the account,
 * the amount and the reference, so that nobody types them.
 *
 * @returns null for other currencies, for an account that is no IBAN, and for sums it cannot say
 */
export function epcPayload(transfer: {
  holder: string;
  account: string;
  bic: string | null;
  /** Minor units. */
  amount: bigint;
  currency: Currency;
  /** Of ISO 11649. */
  reference: string;
}): string | null {
  const { holder, account, bic, amount, currency, reference } = transfer;
  const iban = account.replaceAll(/\s/g, '').toUpperCase();
  if (currency !== 'EUR' || !isValidIBAN(iban)) return null;
  if (amount <= 0n || amount > 99_999_999_999n) return null;
  const name = holder.replaceAll(/\s+/g, ' ').trim().slice(0, 70);
  const sum = `EUR${decimalOf({ amount, currency })}`;
  return ['BCD', '002', '1', 'SCT', bic ?? '', name, iban, sum, '', reference].join('\n');
}
