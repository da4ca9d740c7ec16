import { m } from '#app/messages/compiled/messages.js';
import type { Pictured } from '#app/ui/loan-picture.tsx';
import { LoopPicture } from '#app/ui/loop-picture.tsx';
import { MoneyText } from '#app/ui/money.tsx';

/** The slice's way drawn as one loop: out in a band, back in threads; the table below says the same. */
export function SliceLoop(props: {
  slice: Omit<Pictured, 'name'> & {
    readonly currency: string;
    readonly instalments: number;
    readonly paid: number;
    readonly repaid: bigint;
    readonly outstanding: bigint;
  };
  name: string;
}) {
  const { slice, name } = props;
  const money = (amount: bigint) => <MoneyText amount={amount} currency={slice.currency} />;
  return (
    <figure className="rounded-card bg-card p-5 shadow-card sm:px-9 sm:py-7">
      <LoopPicture loan={{ ...slice, name }} instalments={slice.instalments} done={slice.paid} />
      <figcaption className="mt-4 flex flex-wrap justify-between gap-x-8 gap-y-1 text-sm">
        <span>
          <strong className="text-leaf">{money(slice.repaid)}</strong> {m.slice_is_back()}
        </span>
        <span className="text-ink-soft">
          {m.repaid_of({ done: slice.paid, all: slice.instalments })}
        </span>
        <span>
          <strong className="text-clay">{money(slice.outstanding)}</strong>{' '}
          {m.slice_still_with({ name })}
        </span>
      </figcaption>
    </figure>
  );
}
