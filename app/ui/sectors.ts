import { sectorMessages } from '#app/messages/sector-words.ts';

export const sectors = Object.keys(sectorMessages);

/** A sector in the reader's language; one that a partner named differently stays as it is. */
export function sectorWords(sector: string): string {
  return Object.hasOwn(sectorMessages, sector) ? (sectorMessages[sector]?.() ?? sector) : sector;
}
