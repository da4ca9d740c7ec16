import { m } from '#app/messages/compiled/messages.js';
import { MoneyText, useShare, useShareWords } from '#app/ui/money.tsx';

/** How 25 dollars go: out, through the partner, and home again. */
export function WayOfADollar() {
  const share = useShareWords();
  const sent = useShare();
  const back = (sent * 7n) / 12n;
  const steps = [
    [m.way_lend(), sent],
    [m.way_paid_out(), sent],
    [m.way_repays(), back],
    [m.way_again(), back],
  ] as const;
  return (
    <figure className="rounded-card border border-line bg-card px-6 py-3 shadow-card">
      <ol>
        {steps.map(([words, amount], index) => (
          <li
            key={words}
            className="grid grid-cols-[34px_1fr_auto] items-center gap-3.5 border-t border-line py-4 first:border-t-0"
          >
            <span
              aria-hidden="true"
              className="figures grid size-8.5 place-items-center rounded-full bg-leaf-soft font-bold text-leaf"
            >
              {index + 1}
            </span>
            <span>{words}</span>
            <b>
              <MoneyText amount={amount} isBare />
            </b>
          </li>
        ))}
      </ol>
      <figcaption className="border-t border-line py-3 text-sm text-ink-soft">
        {m.way_caption({ share })}
      </figcaption>
    </figure>
  );
}
