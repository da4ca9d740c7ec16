import countryToCurrency from 'country-to-currency';
import { type Currency, isCurrency } from './currencies.ts';
import { type Day, dayIn, parseDay } from './days.ts';

/** The money people use, by the country's two letters (ISO 3166-1); null for what is no country. */
export function currencyOfCountry(country: string): Currency | null {
  const code = (countryToCurrency as Readonly<Record<string, string>>)[country] ?? '';
  return isCurrency(code) ? code : null;
}

/** Every country we know, by its ISO 3166 code. */
export const countryCodes: readonly string[] = Object.keys(countryToCurrency);

export const isCountry = (code: string): boolean => Object.hasOwn(countryToCurrency, code);

/** A country's time zones (IANA names), by Unicode's table. */
export function zonesOfCountry(country: string): readonly string[] {
  if (!isCountry(country)) return [];
  const known = zones.get(country);
  if (known) return known;
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { timeZones?: string[] };
  const found = locale.timeZones ?? [];
  zones.set(country, found);
  return found;
}

const zones = new Map<string, readonly string[]>();

/**
 * The day that somebody in a country meant who wrote an instant for it: that of the zone in which it
 * is midnight, where the country has several.
 *
 * @returns null for what is neither a day nor an instant
 */
export function dayMeant(written: string, country: string): Day | null {
  const text = written.trim();
  if (!text.includes('T')) return parseDay(text);
  const instant = new Date(text);
  // The thirtieth of February is no instant, though it can be counted.
  if (Number.isNaN(instant.getTime()) || parseDay(text.slice(0, 10)) === null) return null;
  const zones = zonesOfCountry(country);
  return dayIn(zones.find((zone) => isMidnight(zone, instant)) ?? zones[0] ?? 'UTC', instant);
}

function isMidnight(zone: string, instant: Date): boolean {
  const options = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const format = hourFormats.get(zone) ?? new Intl.DateTimeFormat('en-GB', options);
  hourFormats.set(zone, format);
  return format.format(instant) === '00:00';
}

const hourFormats = new Map<string, Intl.DateTimeFormat>();
