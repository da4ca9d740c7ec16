import { audit } from '#app/domain/audit/audit.ts';
import type { Prisma } from '#app/platform/generated/client.ts';
import { type Day, dateOf } from '#app/money/days.ts';
import type { Tx } from '#app/platform/db.ts';

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

/** Writes rates; a day's existing rate is replaced, and the audit row says by what. */
export async function writeRates(
  tx: Tx,
  request: { rates: readonly NewRate[]; actorId: number | null; now: Date },
): Promise<void> {
  const { rates, actorId, now } = request;
  for (const { day, ...row } of rates) {
    const before = await heldRate(tx, { day, ...row });
    const at = { currency: row.currency, perCurrency: row.perCurrency, day: dateOf(day) };
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
      ...(before && { before }),
      after: { rate: row.rate, source: row.source },
      now,
    });
  }
}

/** The rate that stands for that day already. */
export async function heldRate(
  tx: Pick<Tx, 'exchangeRate'>,
  { currency, perCurrency, day }: Pick<NewRate, 'currency' | 'perCurrency' | 'day'>,
): Promise<{ rate: string; source: string } | null> {
  const row = await tx.exchangeRate.findFirst({
    where: { currency, perCurrency, day: dateOf(day) },
  });
  return row && { rate: row.rate.toFixed(), source: row.source };
}
