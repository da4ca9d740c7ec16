import { rateOn } from '#app/domain/rates/exchange-rates.ts';
import type { Currency } from '#app/money/currencies.ts';
import { isoDay } from '#app/money/days.ts';
import type { Tx } from '#app/platform/db.ts';
import { smallest } from '#app/platform/env.ts';
import { type DraftRefusal, draftRefusal } from './loan-draft-rules.ts';
import { outOfMeasure } from './measure-rules.ts';
import type { DraftProblem, ReadDraft } from './read-loan-drafts.ts';

export type RowRefusal = DraftRefusal | 'rate_is_far_from_the_days';

/** A draft beside the day's rates, which are asked for once for each currency of the file. */
export async function judgeBeside(
  reader: Pick<Tx, 'exchangeRate'>,
  rows: readonly ReadDraft[],
  { rate, now }: { rate: string; now: Date },
): Promise<(row: ReadDraft) => RowRefusal | null> {
  const days = new Map<Currency, string | null>();
  for (const { draft } of rows) {
    if (draft === null || days.has(draft.localCurrency)) continue;
    const pair = { currency: draft.localCurrency, perCurrency: draft.currency, day: isoDay(now) };
    days.set(draft.localCurrency, await rateOn(reader, pair));
  }
  return ({ draft, problems }) => {
    if (draft === null || problems.length > 0) return null;
    const ofDay = days.get(draft.localCurrency) ?? null;
    if (ofDay !== null && isFar(rate, ofDay)) return 'rate_is_far_from_the_days';
    return draftRefusal(draft);
  };
}

/** What nobody means is a problem at its place. */
export function withMeasure(row: ReadDraft, now: Date): ReadDraft {
  if (row.draft === null || row.problems.length > 0) return row;
  const beyond = outOfMeasure(row.draft, { today: isoDay(now), slice: smallest().share });
  const problems = beyond.map(({ where, detail }): DraftProblem => {
    return { place: row.at(where), problem: 'is_out_of_all_measure', detail };
  });
  return { ...row, problems };
}

/** A quarter more or less: a digit too many, or the pair the wrong way round. */
function isFar(rate: string, days: string): boolean {
  const ratio = Number(rate) / Number(days);
  return ratio < 0.75 || ratio > 1.25;
}
