import { Form, Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatAmount, formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { countryName } from '#app/ui/display-names.ts';
import { LoanPicture, type Pictured } from '#app/ui/loan-picture.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { Card } from '#app/ui/page.tsx';

export interface BasketSlice extends Pictured {
  readonly loanId: number;
  readonly slug: string;
  readonly name: string;
  readonly use: string;
  readonly country: string;
  readonly town: string | null;
  readonly amount: bigint;
  readonly currency: string;
  readonly choices: readonly bigint[];
  readonly secondsLeft: number;
}

/** A slice that is set aside: how much, until when, and how to change or remove it. */
export function BasketRow({ slice, isFixed }: { slice: BasketSlice; isFixed: boolean }) {
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="w-28 shrink-0 overflow-hidden rounded-field sm:w-36">
          <LoanPicture loan={slice} isListed />
        </div>
        <div className="min-w-0 flex-1 basis-56">
          <h2 className="text-lg">
            <Link to={href('public/loan', { slug: slice.slug })}>
              {slice.name} {slice.use}
            </Link>
          </h2>
          <p className="text-ink-soft">
            {[slice.town, countryName(slice.country)].filter(Boolean).join(', ')}
          </p>
          <p className="text-sm text-ink-soft">
            {m.basket_kept_for()}{' '}
            <span className="figures" data-seconds={slice.secondsLeft}>
              {m.basket_minutes({ count: Math.ceil(slice.secondsLeft / 60) })}
            </span>
          </p>
        </div>
        {isFixed ? (
          <strong>
            <MoneyText amount={slice.amount} currency={slice.currency} />
          </strong>
        ) : (
          <ChangeSlice slice={slice} />
        )}
      </div>
    </Card>
  );
}

function ChangeSlice({ slice }: { slice: BasketSlice }) {
  const currency = asCurrency(slice.currency);
  const write = (amount: bigint) => formatAmount({ amount, currency }, getLocale());
  return (
    <div className="flex w-full flex-wrap items-center justify-between gap-x-4 sm:w-auto sm:flex-col sm:items-end">
      <Form
        method="post"
        action={href('public/loan-slices', { slug: slice.slug })}
        className="flex flex-wrap items-center gap-2"
      >
        <input type="hidden" name="from" value="basket" />
        <select
          name="amount"
          data-sends
          aria-label={m.basket_amount_of({ name: slice.name })}
          defaultValue={write(slice.amount)}
          className="figures min-h-11 rounded-field border-[1.5px] border-line-strong bg-card px-3 font-semibold"
        >
          {slice.choices.map((amount) => (
            <option key={String(amount)} value={write(amount)}>
              {formatMoney({ amount, currency }, getLocale())}
            </option>
          ))}
        </select>
        <button type="submit" className="min-h-11 cursor-pointer text-sm underline">
          {m.basket_change()}
        </button>
      </Form>
      <Form method="post" action={href('lender/basket-removal')}>
        <input type="hidden" name="loan" value={slice.loanId} />
        <button type="submit" className="min-h-11 cursor-pointer text-sm underline">
          {m.basket_remove()}
        </button>
      </Form>
    </div>
  );
}
