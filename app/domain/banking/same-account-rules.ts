/**
 * Whether a statement's account is the one that the host has named. MT940 writes a bank's own number
 * and the account's (`12030000/0000202051`), often with the currency behind it, where the host gave
 * an IBAN, which ends with them.
 */
export function isThatAccount(named: string, told: string): boolean {
  const bare = told.replaceAll(/[\s.-]/g, '').toUpperCase();
  if (bare === named) return true;
  const [number = ''] = bare.split('/').slice(-1);
  const withoutCurrency = number.replace(/[A-Z]{3}$/, '');
  return [number, withoutCurrency].some((one) => endsWith(named, one));
}

/** With or without the noughts that a bank puts before a number. */
function endsWith(named: string, number: string): boolean {
  const short = number.replace(/^0+/, '');
  return named === number || (short.length >= 6 && named.endsWith(short));
}
