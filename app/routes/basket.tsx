import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { basketOf } from '#app/domain/funding/baskets.ts';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { m } from '#app/messages/compiled/messages.js';
import { asCurrency } from '#app/money/currencies.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { BasketCheckout } from '../ui/basket-checkout.tsx';
import { LinkButton } from '../ui/button.tsx';
import { InstantText, MoneyText } from '../ui/money.tsx';
import { Notice } from '../ui/notices.tsx';
import { Card, Page } from '../ui/page.tsx';
import { refusalWordsFor } from '../web/refusals.ts';
import { paths } from '../web/paths.ts';
import { actorOf, basketToken } from '../web/session.ts';

export const meta: MetaFunction = () => [
  { title: `${m.basket_title()} · Urunan` },
  { name: 'description', content: m.basket_lead() },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await actorOf(request);
  const { live, expired } = await basketOf(await basketToken(request), now());
  const rows = live.map((row) => ({
    loanId: row.loanId,
    slug: row.loan.slug,
    name: row.name ?? m.a_borrower(),
    use: row.loan.use,
    amount: row.amount,
    currency: row.loan.currency,
    expiresAt: row.expiresAt,
  }));
  const currency = rows[0]?.currency ?? fundingCurrency();
  const query = new URL(request.url).searchParams;
  return {
    rows,
    currency,
    orderId: live.find((row) => row.orderId)?.orderId ?? null,
    expired: expired.map((row) => ({ slug: row.loan.slug, use: row.loan.use })),
    isSignedIn: actor !== null,
    balance: actor ? await lenderBalance(actor.personId, asCurrency(currency)) : 0n,
    refused: query.get('refused'),
    words: refusalWordsFor(query.get('refused')),
    tip: query.get('tip')?.slice(0, 20) ?? '0',
    email: query.get('email')?.slice(0, 254) ?? '',
  };
}

export default function Basket() {
  const facts = useLoaderData<typeof loader>();
  const { rows, expired } = facts;
  if (rows.length === 0) {
    return (
      <Page title={m.basket_title()} lead={<p>{m.basket_empty()}</p>} isNarrow>
        <Expired loans={expired} />
        <p>
          <LinkButton to={paths.loans()}>{m.home_see_loans()}</LinkButton>
        </p>
      </Page>
    );
  }
  return (
    <Page title={m.basket_title()} lead={<p>{m.basket_lead()}</p>}>
      <Expired loans={expired} />
      <div className="grid items-start gap-8 lg:grid-cols-[1.5fr_1fr]">
        <ul className="grid gap-4">
          {rows.map((row) => (
            <li key={row.loanId}>
              <Card>
                <div className="flex flex-wrap items-start justify-between gap-4">
                  <div className="min-w-0">
                    <h2 className="text-lg">
                      <Link to={paths.loan(row.slug)}>{row.name}</Link>
                    </h2>
                    <p className="text-ink-soft">{row.use}</p>
                    <p className="text-sm text-ink-soft">
                      {m.basket_kept_until()} <InstantText at={row.expiresAt} />
                    </p>
                  </div>
                  <div className="grid justify-items-end gap-1">
                    <strong>
                      <MoneyText amount={row.amount} currency={row.currency} />
                    </strong>
                    {facts.orderId === null ? (
                      <Form method="post" action={paths.basketRemoval()}>
                        <input type="hidden" name="loan" value={row.loanId} />
                        <button type="submit" className="min-h-11 cursor-pointer text-sm underline">
                          {m.basket_remove()}
                        </button>
                      </Form>
                    ) : null}
                  </div>
                </div>
              </Card>
            </li>
          ))}
        </ul>
        <BasketCheckout facts={facts} />
      </div>
    </Page>
  );
}

function Expired(props: { loans: readonly { slug: string; use: string }[] }) {
  if (props.loans.length === 0) return null;
  return (
    <Notice tone="late" title={m.basket_expired()}>
      <ul>
        {props.loans.map((loan) => (
          <li key={loan.slug}>
            <Link to={paths.loan(loan.slug)}>{loan.use}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
