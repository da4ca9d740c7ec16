import type { PublishedRate } from '#app/domain/loans/rate-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatPercent } from '#app/messages/format.ts';
import { InstantText, MoneyText } from './money.tsx';
import { Stat, Stats } from './table.tsx';

const words: Record<PublishedRate['name'], { label: () => string; formula: () => string }> = {
  arrears: { label: m.rate_arrears, formula: m.rate_arrears_formula },
  par1: { label: m.rate_par1, formula: m.rate_par1_formula },
  par30: { label: m.rate_par30, formula: m.rate_par30_formula },
  par90: { label: m.rate_par90, formula: m.rate_par90_formula },
  tkb90: { label: m.rate_tkb90, formula: m.rate_tkb90_formula },
  default: { label: m.rate_default, formula: m.rate_default_formula },
  currency_loss: { label: m.rate_currency_loss, formula: m.rate_currency_loss_formula },
};

/** The published rates, each with its formula, what is divided by what, and as of when. */
export function RateList(props: { rates: readonly PublishedRate[]; asOf: Date }) {
  return (
    <Stats are="many">
      {props.rates.map((row) => (
        <Stat
          key={row.name}
          label={words[row.name].label()}
          value={row.rate === null ? m.rate_none() : formatPercent(row.rate, getLocale())}
          formula={
            <>
              <p>{words[row.name].formula()}</p>
              <p>
                <MoneyText amount={row.numerator} /> / <MoneyText amount={row.denominator} />
              </p>
              <p>
                {m.rate_as_of()} <InstantText at={props.asOf} />
              </p>
            </>
          }
        />
      ))}
    </Stats>
  );
}
