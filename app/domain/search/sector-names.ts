import { sectorMessages } from '#app/messages/sector-words.ts';
import { plain } from './place-names.ts';

/** Sectors whose name, in a language of ours, has a word that begins so. */
export function sectorsNamed(term: string): string[] {
  return Object.entries(sectorMessages).flatMap(([sector, say]) => {
    const names = [sector, say({}, { locale: 'en' }), say({}, { locale: 'id' })];
    const begins = names.some((name) =>
      plain(name)
        .split(/[^\p{L}\p{N}]+/u)
        .some((word) => word.startsWith(term)),
    );
    return begins ? [sector] : [];
  });
}
