import { isPeriod } from '#app/money/periods.ts';
import type { Period } from '#app/domain/balances/statement-period-rules.ts';

/** The months that an address asks for; invalid ones are ignored. */
export function periodOf(request: Request): Period {
  const query = new URL(request.url).searchParams;
  const month = (name: string) => {
    const text = query.get(name) ?? '';
    return isPeriod(text) ? text : null;
  };
  return { from: month('from'), to: month('to') };
}

/** The same as a query, to pass on to a file. */
export function periodQuery({ from, to }: Period): string {
  const pairs = [
    ['from', from],
    ['to', to],
  ].filter((pair): pair is [string, string] => typeof pair[1] === 'string');
  return pairs.length > 0 ? `?${new URLSearchParams(pairs).toString()}` : '';
}
