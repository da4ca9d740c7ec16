import { isoDay } from '#app/money/days.ts';
import type { Tx } from '#app/platform/db.ts';
import type { BankLine } from '#app/platform/generated/client.ts';
import type { Suggestion } from './expected-rules.ts';
import { unmatchedJournals } from './unmatched-journals.ts';

/**
 * What an account opened with is what the books say of the bank up to that day, and what is beyond
 * that is the host's own money, or what the host still has to bring.
 */
export async function openingSuggestion(
  line: BankLine,
  reader: Pick<Tx, '$queryRaw'>,
): Promise<Suggestion[]> {
  const day = isoDay(line.day);
  const before = new Date(line.day.getTime() + 86_400_000);
  const journals = await unmatchedJournals({ currency: line.currency, before }, reader);
  const ours = journals.reduce((sum, journal) => sum + journal.amount, 0n);
  const rest = line.amount - ours;
  const parts = [
    ...(journals.length > 0 ? [{ kind: 'before', target: day, amount: ours } as const] : []),
    ...(rest === 0n ? [] : [{ kind: 'account', target: 'operator', amount: rest } as const]),
  ];
  return [{ parts, why: ['amount'], isExact: false }];
}
