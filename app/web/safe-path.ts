import { climbs } from './plain-address.ts';

/** The wanted path if it is on this site, else the other one: never an address elsewhere. */
export function safePath(wanted: unknown, otherwise: string): string {
  if (typeof wanted !== 'string') return otherwise;
  const base = 'http://this.site';
  if (wanted.split(/[?#]/, 1)[0]?.split(/[/\\]/).some(climbs)) return otherwise;
  const isPath = /^\/[^/\\]/.test(wanted) || wanted === '/';
  if (!isPath || !URL.canParse(wanted, base)) return otherwise;
  const url = new URL(wanted, base);
  const path = url.pathname + url.search;
  // Dots that climb may leave two strokes at the start: those name a host.
  return url.origin === base && /^\/(?![/\\])/.test(path) ? path : otherwise;
}
