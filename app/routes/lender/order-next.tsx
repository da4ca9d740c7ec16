import type { Coming } from '#app/domain/funding/what-happens-next.ts';
import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { DayText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';

/** After paying: what comes of it, day by day. */
export function OrderNext({ coming, currency }: { coming: readonly Coming[]; currency: string }) {
  if (coming.length === 0) return null;
  const words = ({ what, name, amount }: Coming) => {
    const who = name ?? m.a_borrower();
    const money = { amount: amount ?? 0n, currency: asCurrency(currency) };
    const sum = formatMoney(money, getLocale());
    if (what === 'closes') return m.next_closes({ name: who, sum });
    return what === 'paid_out'
      ? m.next_paid_out({ name: who })
      : m.next_comes_back({ name: who, sum });
  };
  return (
    <Section title={m.next_title()}>
      <ol className="grid">
        <Row label={m.next_today_label()}>{m.next_today()}</Row>
        {coming.map((one, index) => (
          <Row key={`${one.what}-${index}`} label={<DayText day={one.day} />}>
            {words(one)}
          </Row>
        ))}
      </ol>
    </Section>
  );
}

function Row(props: { label: ReactNode; children: ReactNode }) {
  return (
    <li className="grid gap-x-5 gap-y-0.5 border-t border-line py-2.5 text-sm sm:grid-cols-[8rem_1fr]">
      <b className="font-semibold">{props.label}</b>
      <span>{props.children}</span>
    </li>
  );
}
