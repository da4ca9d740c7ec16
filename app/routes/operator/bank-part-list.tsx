import type { NamedPart } from '#app/domain/matching/named-parts.ts';
import { MoneyText } from '#app/ui/money.tsx';
import { partWords } from './bank-line-words.ts';

/** What a line is made of, each part with its sum. */
export function PartList({ parts, currency }: { parts: readonly NamedPart[]; currency: string }) {
  return (
    <ul className="grid gap-2">
      {parts.map((part) => (
        <li
          key={`${part.kind}:${part.target}`}
          className="flex flex-wrap items-baseline justify-between gap-x-4"
        >
          <span>{partWords(part)}</span>
          <MoneyText amount={part.amount} currency={currency} />
        </li>
      ))}
    </ul>
  );
}
