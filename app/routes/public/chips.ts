import type { Find } from '#app/domain/search/search-rules.ts';
import { facets } from '#app/domain/search/search-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { facetWords, modeWords } from '#app/ui/facet-words.ts';
import { without } from './find-query.ts';
import type { Chip } from './list-choices.tsx';

/** What is chosen, as chips, each with the address without it. */
export function chipsOf(
  find: Find,
  more: {
    query: URLSearchParams;
    partners: readonly { slug: string; name: string }[];
    /** How much is left at most, in words. */
    left: string;
  },
): Chip[] {
  const { query, partners, left } = more;
  const to = (name: string) => href('public/loans', {}, without(query, name));
  const chosen = facets.flatMap((facet): Chip[] => {
    const choice = find.choices[facet];
    if (!choice) return [];
    const words = choice.values.map((value) => facetWords(facet, value, partners)).join(', ');
    const isPlain = choice.mode === 'any' && choice.values.length === 1;
    const mode = isPlain ? null : m.chip_of({ mode: modeWords(choice.mode) });
    return [{ key: facet, mode, words, without: to(facet) }];
  });
  const figures: (Chip | null)[] = [
    find.text === ''
      ? null
      : { key: 'text', mode: null, words: `“${find.text}”`, without: to('text') },
    find.aprMost === null
      ? null
      : {
          key: 'apr',
          mode: m.filter_apr(),
          words: m.filter_apr_most({ percent: find.aprMost / 100 }),
          without: to('apr'),
        },
    find.monthsMost === null
      ? null
      : {
          key: 'months',
          mode: m.filter_term(),
          words: m.filter_months({ count: find.monthsMost }),
          without: to('months'),
        },
    left === '' ? null : { key: 'left', mode: m.filter_left(), words: left, without: to('left') },
    find.closesInDays === null
      ? null
      : {
          key: 'closing',
          mode: m.filter_closing(),
          words: m.filter_closing_days({ count: find.closesInDays }),
          without: to('closing'),
        },
  ];
  return [...chosen, ...figures.filter((chip) => chip !== null)];
}
