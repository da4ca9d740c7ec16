import type { PublishedRate } from '#app/domain/loans/rate-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatCount, formatDecimal } from '#app/messages/format.ts';
import { divideHalfUp } from '#app/money/money.ts';
import { MoneyText } from '#app/ui/money.tsx';
import { RateList } from '#app/ui/rate-list.tsx';

interface Sums {
  readonly loanCount: number;
  readonly lenderCount: number;
  readonly lent: bigint;
  readonly repaid: bigint;
  readonly overdue: bigint;
  /** Lost to whatever. */
  readonly lost: bigint;
}

/** What became of every hundred that were lent, to the hundredth; and every figure with its formula behind it. */
export function HomeHundred(props: { sums: Sums; rates: readonly PublishedRate[]; asOf: Date }) {
  const { sums } = props;
  if (sums.lent === 0n) return null;
  const late = divideHalfUp(sums.overdue * 10_000n, sums.lent);
  const lost = divideHalfUp(sums.lost * 10_000n, sums.lent);
  const fine = 10_000n - late - lost;
  const parts = [
    { amount: fine, look: 'fill-back', words: m.hundred_fine, dot: 'bg-back' },
    { amount: late, look: 'fill-late', words: m.hundred_late, dot: 'bg-late' },
    { amount: lost, look: 'fill-red', words: m.hundred_lost, dot: 'bg-red' },
  ].filter((part, index) => index === 0 || part.amount > 0n);
  const shown = parts.map((part, index) => ({
    ...part,
    x: Number(parts.slice(0, index).reduce((sum, before) => sum + before.amount, 0n)) / 10,
    width: Number(part.amount) / 10,
  }));
  return (
    <section className="grid gap-4">
      <h2 className="text-2xl">{m.hundred_title()}</h2>
      <svg
        viewBox="0 0 1000 12"
        preserveAspectRatio="none"
        aria-hidden="true"
        className="h-3 w-full rounded-full"
      >
        {shown.map(({ x, width, look }) => (
          <rect key={look} x={x} width={Math.max(3, width)} height="12" className={look} />
        ))}
      </svg>
      <ul className="flex flex-wrap gap-x-8 gap-y-2">
        {shown.map(({ amount, dot, words }) => (
          <li key={dot} className="flex items-center gap-2.5">
            <span aria-hidden="true" className={`size-3 rounded-full ${dot}`} />
            <span>
              <strong className="figures">{formatDecimal(hundredths(amount), getLocale())}</strong>{' '}
              {words()}
            </span>
          </li>
        ))}
      </ul>
      <p className="text-ink-soft">
        {m.home_figures_lead({
          loans: formatCount(sums.loanCount, getLocale()),
          lenders: formatCount(sums.lenderCount, getLocale()),
        })}{' '}
        <MoneyText amount={sums.lent} /> {m.home_figures_lent()}, <MoneyText amount={sums.repaid} />{' '}
        {m.home_figures_back()}.
      </p>
      <details>
        <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
          {m.hundred_how()}
        </summary>
        <RateList rates={props.rates} asOf={props.asOf} />
      </details>
    </section>
  );
}

/** 9710 is `97.10`. */
function hundredths(amount: bigint): string {
  const text = String(amount).padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
