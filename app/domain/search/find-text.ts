import { sectorsNamed } from './sector-names.ts';
import { Prisma } from '#app/platform/generated/client.ts';
import { db } from '#app/platform/db.ts';
import { stepsBetween } from './spelling-rules.ts';
import { countriesNamed, plain } from './place-names.ts';

const mostTerms = 6;

/** Loans whose borrower everybody may see: where these words are told, they are found by. */
const isTold = Prisma.sql`
  exists (select from borrower_consents c where c.borrower_id = l.borrower_id and c.withdrawn_at is null)
  and l.status in ('fundraising', 'funded', 'expired', 'repaid')`;

export interface TextFound {
  readonly ids: readonly number[];
  /** What was misspelt, and what was looked for in its place. */
  readonly corrected: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Loans of these statuses that have every word of the text: in what their cards show, in a place or sector by
 * its name in either language, or in what is told where everybody may read it. Accents and capitals do not
 * matter; a word that is nowhere is taken for one that is spelt nearly like it.
 */
export async function findText(
  text: string,
  statuses: readonly string[],
  most = 10_000,
): Promise<TextFound> {
  const terms = [...new Set(plain(text).split(/[^\p{L}\p{N}]+/u))]
    .filter((term) => term.length > 1)
    .slice(0, mostTerms);
  if (terms.length === 0) return { ids: [], corrected: [] };
  const among = Prisma.sql`l.status = any(${[...statuses]}::loan_status[])`;
  const corrected: { from: string; to: string }[] = [];
  const asked: Prisma.Sql[] = [];
  for (const term of terms) {
    if (await isAnywhere(term, among)) {
      asked.push(hasTerm(term));
      continue;
    }
    const near = await nearWords(term);
    const there: string[] = [];
    for (const word of near) if (await isAnywhere(word, among)) there.push(word);
    if (there.length === 0) return { ids: [], corrected: [] };
    corrected.push({ from: term, to: there.join(', ') });
    asked.push(Prisma.sql`(${Prisma.join(there.map(hasTerm), ' or ')})`);
  }
  const rows = await db().$queryRaw<{ id: number }[]>`
    select l.id from loans l join loan_finds f on f.loan_id = l.id
     where ${among} and ${Prisma.join(asked, ' and ')}
     order by l.id desc limit ${most}`;
  return { ids: rows.map((row) => row.id), corrected };
}

function hasTerm(term: string): Prisma.Sql {
  const words = `%${term}%`;
  return Prisma.sql`(f.shown like ${words} or l.country = any(${countriesNamed(term)}::text[])
    or l.sector = any(${sectorsNamed(term)}::text[]) or (f.told like ${words} and ${isTold}))`;
}

/** Each place by itself, as each has an index of its own; what is there often is found at once in any. */
async function isAnywhere(term: string, among: Prisma.Sql): Promise<boolean> {
  const words = `%${term}%`;
  const countries = countriesNamed(term);
  const sectors = sectorsNamed(term);
  const finds = Prisma.sql`select from loan_finds f join loans l on l.id = f.loan_id where ${among}`;
  const places = [
    Prisma.sql`exists (${finds} and f.shown like ${words})`,
    Prisma.sql`exists (${finds} and f.told like ${words} and ${isTold})`,
    // Where nothing is called so, all loans would be looked at to say so.
    ...(countries.length > 0
      ? [
          Prisma.sql`exists (select from loans l where ${among} and l.country = any(${countries}::text[]))`,
        ]
      : []),
    ...(sectors.length > 0
      ? [
          Prisma.sql`exists (select from loans l where ${among} and l.sector = any(${sectors}::text[]))`,
        ]
      : []),
  ];
  const rows = await db().$queryRaw<{ isThere: boolean }[]>`
    select ${Prisma.join(places, ' or ')} as "isThere"`;
  return rows[0]?.isThere ?? false;
}

/** Words that differ by a letter, or by two in a longer one: the nearest alone. */
async function nearWords(term: string): Promise<string[]> {
  if (term.length < 4) return [];
  const far = term.length < 5 ? 1 : 2;
  const rows = await db().$queryRaw<{ word: string }[]>`
    select word from search_words
     where length(word) between ${term.length - far} and ${term.length + far}
       and levenshtein_less_equal(word, ${term}, ${far}) <= ${far}
     order by levenshtein(word, ${term}), left(word, 1) <> left(${term}, 1), word limit 200`;
  const near = rows.map(({ word }) => ({ word, steps: stepsBetween(term, word) }));
  const least = Math.min(...near.map(({ steps }) => steps));
  return near
    .filter(({ steps }) => steps === least)
    .slice(0, 3)
    .map(({ word }) => word);
}
