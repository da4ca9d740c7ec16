import { openFound, openRows } from '#app/domain/search/open-rows.ts';
import { keptASecond } from '#app/platform/kept-a-second.ts';
import { type Counts, countsOf, loosenings, narrowed } from '#app/domain/search/narrow-rules.ts';
import {
  type Find,
  type FindRow,
  findAll,
  inOrder,
  isNarrowed,
  keyOf,
} from '#app/domain/search/search-rules.ts';
import { cardsById } from './loan-cards.ts';

const pageSize = 24;

/** The first of those that close soonest, and how many are open: of all, or of one partner. */
export async function closingSoon(asked: {
  readonly partner?: string;
  readonly most: number;
  readonly now: Date;
  /** In which to say what each loan is for. */
  readonly language?: string | undefined;
}) {
  const { partner = '', most, now, language = 'en' } = asked;
  return keptASecond(`closing soon: ${most} ${language} ${partner}`, () =>
    closing({ partner, most, now, language }),
  );
}

async function closing(asked: { partner: string; most: number; now: Date; language: string }) {
  const { partner, most, now, language } = asked;
  const all = await openRows(now);
  const own = partner === '' ? all : all.filter((row) => row.partner === partner);
  const ids = own.slice(0, most).map((row) => row.id);
  return { cards: await cardsById(ids, now, language), count: own.length };
}

/** Open loans that are looked for, a page at a time by key, and what they could be narrowed by. */
export async function openLoans(
  asked: Partial<Find> & { readonly after?: string },
  now: Date,
  /** In which to say what each loan is for. */
  language = 'en',
) {
  const find: Find = { ...findAll, ...asked };
  // The same for whoever asks for it.
  const name = JSON.stringify(['list', language, asked], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
  return keptASecond(name, () => listed(find, { after: asked.after, now, language }));
}

async function listed(
  find: Find,
  { after, now, language }: { after: string | undefined; now: Date; language: string },
) {
  const rows = await openFound(find, now);
  const { found, counts } = isNarrowed(find)
    ? narrowed(rows.found, find, now)
    : { found: inOrder(rows.found, find.sort), counts: countsOfAll(rows.found, now) };
  const from = found.slice(startOf(found, find.sort, after));
  const page = from.slice(0, pageSize);
  const last = page.at(-1);
  return {
    cards: await cardsById(
      page.map((row) => row.id),
      now,
      language,
    ),
    next: from.length > pageSize && last ? `${keyOf(last, find.sort)}_${last.id}` : null,
    count: found.length,
    /** How many can be lent to now, whatever is asked for. */
    all: rows.all.length,
    counts,
    known: countsOfAll(rows.all, now),
    corrected: rows.corrected,
    loosenings: found.length === 0 ? loosenings(rows, find, now) : [],
  };
}

const countedOf = new WeakMap<readonly FindRow[], Counts>();

/** Nothing is narrowed, so they are the same for as long as the rows are. */
function countsOfAll(rows: readonly FindRow[], now: Date): Counts {
  const counted = countedOf.get(rows) ?? countsOf(rows, findAll, now);
  countedOf.set(rows, counted);
  return counted;
}

/** After the last card seen, or the place where it was; there are no page numbers. */
function startOf(found: readonly FindRow[], sort: Find['sort'], after: string | undefined): number {
  const match = /^(-?\d{1,16})_(\d{1,9})$/.exec(after ?? '');
  if (!match) return 0;
  const [key, id] = [Number(match[1]), Number(match[2])];
  const index = found.findIndex((row) => {
    const own = keyOf(row, sort);
    return own > key || (own === key && row.id > id);
  });
  return index === -1 ? found.length : index;
}
