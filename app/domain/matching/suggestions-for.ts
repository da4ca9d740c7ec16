import { isoDay } from '#app/money/days.ts';
import { type Tx, db } from '#app/platform/db.ts';
import type { BankLine } from '#app/platform/generated/client.ts';
import { depositsNamed } from './expected-deposits.ts';
import { expectedMoney } from './expected-money.ts';
import { type Suggestion, suggestions } from './expected-rules.ts';
import { openingSuggestion } from './opening-suggestion.ts';

/** What a line most likely is, the likeliest first, each with its reasons. */
export async function suggestionsFor(line: BankLine, reader?: Tx): Promise<Suggestion[]> {
  if (line.line === 0) return openingSuggestion(line, reader ?? db());
  const day = isoDay(line.day);
  const expected = await expectedMoney({ currency: line.currency, day }, reader ?? db());
  const { currency, reference, text, bankReference, name } = line;
  const words = [reference, text, bankReference, name];
  const named = await depositsNamed(reader ?? db(), { currency, words });
  return suggestions({ ...line, day }, [...expected, ...named]);
}
