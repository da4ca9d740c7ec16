/**
 * An exchange rate is a decimal above zero, local units per funding unit, with as many digits as
 * the database keeps: twelve before the point, ten after it.
 */
export function isRate(text: string): boolean {
  return /^\d{1,12}(\.\d{1,10})?$/.test(text) && /[1-9]/.test(text);
}
