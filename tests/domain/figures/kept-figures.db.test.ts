import { describe, expect, it } from 'vitest';
import {
  figuresOf,
  keptCover,
  keptFigures,
  loanPlaces,
  usualApr,
} from '#app/domain/figures/kept-figures.ts';
import { keepFigures } from '#app/domain/figures/keep-figures.ts';
import { portfolioFigures } from '#app/domain/figures/portfolio-figures.ts';
import { db } from '#app/platform/db.ts';
import { asOwner } from '#tests/support/database.ts';
import { inDemonstration, withDemonstration } from '#tests/support/demonstration.ts';

withDemonstration();

const currency = 'USD' as const;
const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

describe('the published figures', () => {
  it('are those of the slower question, for everything and for each partner', async () => {
    await inDemonstration(async ({ time: { now } }) => {
      expect((await keepFigures({ currency, now })).kept).toBeGreaterThan(8);
      const partners = await db().partner.findMany();
      expect(partners.length).toBeGreaterThan(5);
      for (const partnerId of [null, ...partners.map(({ id }) => id)]) {
        const added = await portfolioFigures({ partnerId, currency, now });
        expect(await figuresOf({ partnerId, currency, now: later(now, 5) })).toEqual({
          ...added,
          asOf: now,
        });
      }
    });
  });

  it('of countries and sectors come to those of everything', async () => {
    await inDemonstration(async ({ time: { now } }) => {
      await keepFigures({ currency, now });
      const all = await portfolioFigures({ partnerId: null, currency, now });
      for (const kind of ['country', 'sector']) {
        const { rows } = await asOwner(`
          select sum(loan_count) as "loanCount", sum(lent) as lent, sum(repaid) as repaid,
                 sum(outstanding) as outstanding, sum(overdue) as overdue, sum(at_risk_30) as "atRisk30",
                 sum(ended) as ended, sum(defaulted) as defaulted, sum(currency_loss) as "currencyLoss"
            from kept_figures where scope like '${kind}:%'`);
        const sums = Object.entries(rows[0] as Record<string, string>);
        expect(sums).toEqual(sums.map(([name]) => [name, String(all[name as keyof typeof all])]));
      }
    });
  });

  it('are added up anew when twenty times what it took has passed, and not before', async () => {
    await inDemonstration(async ({ time: { now } }) => {
      await keepFigures({ currency, now });
      await asOwner('update kept_figures set took_ms = 6000');
      expect(await keepFigures({ currency, now: later(now, 1) })).toEqual({ kept: 0 });
      const next = later(now, 2);
      expect((await keepFigures({ currency, now: next })).kept).toBeGreaterThan(8);
      expect((await figuresOf({ partnerId: null, currency, now: next })).asOf).toEqual(next);
    });
  });

  it('are nought of whoever has no loans, and added up at once where nothing is kept', async () => {
    await inDemonstration(async ({ time: { now } }) => {
      expect((await keptFigures(['all'], currency, now)).size).toBe(0);
      expect((await figuresOf({ partnerId: null, currency, now })).loanCount).toBeGreaterThan(20);
      await keepFigures({ currency, now });
      const none = (await keptFigures(['partner:999999'], currency, now)).get('partner:999999');
      expect(none).toMatchObject({ loanCount: 0, lent: 0n, asOf: now });
      await asOwner('delete from kept_figures');
    });
  });

  it('beside them: where loans are, what a partner’s usually cost, and what is held, kept as they would be added up', async () => {
    await inDemonstration(async ({ time: { now } }) => {
      const partners = await db().partner.findMany();
      const read = async () => ({
        places: await loanPlaces(currency),
        prices: await Promise.all(partners.map(({ id }) => usualApr(id, currency))),
        cover: await keptCover(currency),
      });
      const added = await read();
      expect(added.places.length).toBeGreaterThan(3);
      expect(added.prices.filter((price) => price !== null).length).toBeGreaterThan(3);
      expect(added.cover.held).toBeGreaterThan(0n);
      await keepFigures({ currency, now });
      expect(await read()).toEqual(added);
      // And it is they that are read.
      await asOwner(`update kept_figures set held = 5, shown_count = 1, usual_apr = 7`);
      const kept = await read();
      expect([kept.cover.held, kept.places[0]?.count]).toEqual([5n, 1]);
      expect(kept.prices).toContain(7);
    });
  });
});
