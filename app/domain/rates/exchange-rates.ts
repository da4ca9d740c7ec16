import { audit } from '#app/domain/audit/audit.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { type Day, dateOf } from '#app/money/days.ts';
import { inTransaction } from '#app/platform/db.ts';
import { isRate } from './rate-rules.ts';

/**
 * Local units per funding unit on a day: the newest rate of that day or before.
 * @returns a decimal; null when no rate was ever entered.
 */
export async function rateOn(
  reader: Pick<Prisma.TransactionClient, 'exchangeRate'>,
  pair: { currency: string; perCurrency: string; day: Day },
): Promise<string | null> {
  const { currency, perCurrency, day } = pair;
  if (currency === perCurrency) return '1';
  const row = await reader.exchangeRate.findFirst({
    where: { currency, perCurrency, day: { lte: dateOf(day) } },
    orderBy: { day: 'desc' },
  });
  return row ? row.rate.toFixed() : null;
}

export interface NewRate {
  readonly currency: string;
  readonly perCurrency: string;
  readonly day: Day;
  readonly rate: string;
  readonly source: string;
}

/** Enters rates; a day's existing rate is replaced, and the audit row says by what. */
export async function enterRates(request: {
  rates: readonly NewRate[];
  actorId: number | null;
  now: Date;
}): Promise<{ entered: number } | { refused: 'rate_is_not_above_zero'; line: number }> {
  const { rates, actorId, now } = request;
  const wrong = rates.findIndex((row) => !isRate(row.rate));
  if (wrong >= 0) return { refused: 'rate_is_not_above_zero', line: wrong + 1 };
  return inTransaction(async (tx) => {
    for (const { day, ...row } of rates) {
      const at = { currency: row.currency, perCurrency: row.perCurrency, day: dateOf(day) };
      const before = await tx.exchangeRate.findFirst({ where: at });
      const written = { ...row, enteredById: actorId, enteredAt: now };
      await tx.exchangeRate.upsert({
        where: { currency_perCurrency_day: at },
        create: { ...written, day: at.day },
        update: written,
      });
      await audit(tx, {
        actorId,
        verb: 'enter-rate',
        subject: `rate:${row.currency}/${row.perCurrency}:${day}`,
        ...(before && { before: { rate: before.rate.toFixed(), source: before.source } }),
        after: { rate: row.rate, source: row.source },
        now,
      });
    }
    return { entered: rates.length };
  });
}
