import { stringify } from 'csv-stringify/sync';
import {
  type ApprovalRefusal,
  approve,
  proposalFor,
  propose,
} from '#app/domain/approvals/proposals.ts';
import { type Tx, inTransaction } from '#app/platform/db.ts';
import { type NewRate, heldRate, writeRates } from './exchange-rates.ts';
import { isRate } from './rate-rules.ts';
import { readRates } from './read-rates.ts';

/** As many as two people can look at. */
const mostRates = 500;

type Refused =
  | { refused: 'rate_is_not_above_zero'; line: number }
  | { refused: 'too_many_rates' | 'rate_is_given_twice'; line: number };

/**
 * The first of two says what currencies were worth: what partners owe, and what lenders lose or gain by
 * it, follows from a rate. What stands for a day already is named beside what would replace it.
 */
export async function proposeRates(request: {
  rates: readonly NewRate[];
  actorId: number;
  now: Date;
}): Promise<{ proposalId: number } | Refused | { refused: 'already_proposed' }> {
  const { rates, actorId, now } = request;
  const wrong = rates.findIndex((row) => !isRate(row.rate));
  if (wrong >= 0) return { refused: 'rate_is_not_above_zero', line: wrong + 1 };
  if (rates.length > mostRates) return { refused: 'too_many_rates', line: mostRates + 1 };
  const keys = rates.map(({ currency, perCurrency, day }) => `${currency}/${perCurrency}:${day}`);
  const twice = keys.findIndex((key, index) => keys.indexOf(key) < index);
  if (twice >= 0) return { refused: 'rate_is_given_twice', line: twice + 1 };
  return inTransaction(async (tx) => {
    const replaced = await replacedBy(tx, rates);
    const [first] = rates;
    const more = rates.length > 1 ? `+${rates.length - 1}` : '';
    const subject = `rate:${first?.currency}/${first?.perCurrency}:${first?.day}${more}`;
    const details = { rates: linesOf(rates), replaced: replaced };
    return propose(tx, { kind: 'rates', subject, details, actorId, now });
  });
}

/** The second agrees: they hold from now on, all of them. */
export async function enterRates(request: {
  proposalId: number;
  actorId: number;
  now: Date;
}): Promise<{ entered: number } | { refused: ApprovalRefusal | 'rates_have_changed' }> {
  const { proposalId, actorId, now } = request;
  return inTransaction(async (tx) => {
    const agreed = await proposalFor(tx, { kind: 'rates', proposalId, actorId, now });
    if ('refused' in agreed) return agreed;
    const read = readRates(agreed.details.rates);
    if ('refused' in read) throw new Error(`proposal ${proposalId} holds no rates`);
    // What the second person saw would be replaced is what is replaced.
    if ((await replacedBy(tx, read.rates)) !== agreed.details.replaced)
      return { refused: 'rates_have_changed' };
    await writeRates(tx, { rates: read.rates, actorId, now });
    await approve(tx, agreed, { actorId, now });
    return { entered: read.rates.length };
  });
}

/** What stands for those days already, as lines. */
async function replacedBy(tx: Tx, rates: readonly NewRate[]): Promise<string> {
  const replaced: NewRate[] = [];
  for (const row of rates) {
    const held = await heldRate(tx, row);
    if (held) replaced.push({ ...row, ...held });
  }
  return linesOf(replaced);
}

/** As they are entered: `currency,per,day,rate,source`, one a line. */
function linesOf(rates: readonly NewRate[]): string {
  const rows = rates.map((row) => [row.currency, row.perCurrency, row.day, row.rate, row.source]);
  return stringify(rows).trim();
}
