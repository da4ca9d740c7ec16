import { isoDay } from '#app/money/days.ts';
import { type Tx, db } from '#app/platform/db.ts';
import type { BankLine } from '#app/platform/generated/client.ts';
import { depositsNamed } from './expected-deposits.ts';
import { expectedMoney } from './expected-money.ts';
import { type ExpectedMoney, type Suggestion, suggestions } from './expected-rules.ts';
import { openingSuggestion } from './opening-suggestion.ts';

/** What a line most likely is, the likeliest first, each with its reasons. */
export async function suggestionsFor(line: BankLine, reader?: Tx): Promise<Suggestion[]> {
  if (line.line === 0) return openingSuggestion(line, reader ?? db());
  return suggestions({ ...line, day: isoDay(line.day) }, await expectedFor(line, reader));
}

/** The same with all that was thought of. */
export async function suggestionsAndExpected(line: BankLine) {
  const expected = await expectedFor(line);
  const suggested =
    line.line === 0
      ? await openingSuggestion(line, db())
      : suggestions({ ...line, day: isoDay(line.day) }, expected);
  return { suggested, expected };
}

async function expectedFor(line: BankLine, reader?: Tx): Promise<ExpectedMoney[]> {
  const { currency, reference, text, bankReference, name } = line;
  const asked = { currency, day: isoDay(line.day) };
  const expected = await expectedMoney(asked, reader ?? db());
  const words = [reference, text, bankReference, name];
  return [...expected, ...(await depositsNamed(reader ?? db(), { currency, words }))];
}
