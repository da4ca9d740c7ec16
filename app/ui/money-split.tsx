import { MoneyText } from './money.tsx';

/** Told apart by place and name first; the tones only help. */
const tones = ['bg-out', 'bg-late', 'bg-back', 'bg-sky', 'bg-line-strong'];
const toneOf = (index: number) => tones[index % tones.length] ?? '';

/** A sum in its parts, drawn to scale, and each by its name. */
export function MoneySplit(props: {
  parts: readonly { readonly name: string; readonly amount: bigint }[];
  currency: string;
}) {
  const { parts, currency } = props;
  return (
    <div className="grid gap-3.5">
      <div className="flex h-9 gap-0.5 overflow-hidden rounded-[10px]" aria-hidden="true">
        {parts.map((part, index) => (
          <svg
            key={`${index}-${part.name}`}
            className={`h-full min-w-1 ${toneOf(index)}`}
            // A part as wide as it weighs.
            width={`${weight(part.amount, parts)}%`}
          />
        ))}
      </div>
      <ul className="grid">
        {parts.map((part, index) => (
          <li
            key={`${index}-${part.name}`}
            className="flex items-center gap-3 border-t border-hair py-2 first:border-t-0"
          >
            <span aria-hidden="true" className={`size-3 shrink-0 rounded-[3px] ${toneOf(index)}`} />
            <span>{part.name}</span>
            <b className="figures ms-auto">
              <MoneyText amount={part.amount} currency={currency} />
            </b>
          </li>
        ))}
      </ul>
    </div>
  );
}

function weight(amount: bigint, parts: readonly { readonly amount: bigint }[]): number {
  const whole = parts.reduce((sum, part) => sum + part.amount, 0n);
  return whole === 0n ? 0 : Number((amount * 10_000n) / whole) / 100;
}
