import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { basketPage } from '#app/domain/funding/basket-page.ts';
import { lenderBalance } from '#app/domain/balances/portfolio.ts';
import { m } from '#app/messages/compiled/messages.js';
import { asCurrency } from '#app/money/currencies.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { BasketCheckout } from '../ui/basket-checkout.tsx';
import { BasketRow } from '../ui/basket-row.tsx';
import { LinkButton } from '../ui/button.tsx';
import { Notice } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { reservationWords } from '../ui/reservation-words.ts';
import { refusalWordsFor } from '../web/refusals.ts';
import { paths } from '../web/paths.ts';
import { actorOf, basketToken } from '../web/session.ts';

export const meta: MetaFunction = () => [
  { title: `${m.basket_title()} · Urunan` },
  { name: 'description', content: m.basket_lead() },
];

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await actorOf(request);
  const page = await basketPage(await basketToken(request), now());
  const rows = page.rows.map((row) => ({ ...row, name: row.name ?? m.a_borrower() }));
  const currency = rows[0]?.currency ?? fundingCurrency();
  const query = new URL(request.url).searchParams;
  return {
    ...page,
    rows,
    currency,
    sliceRefused: query.get('slice'),
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
      {facts.sliceRefused ? (
        <Notice tone="wrong">{reservationWords(facts.sliceRefused)}</Notice>
      ) : null}
      <div className="grid items-start gap-8 lg:grid-cols-[1.5fr_1fr]">
        <ul className="grid gap-4">
          {rows.map((row) => (
            <li key={row.loanId}>
              <BasketRow slice={row} isFixed={facts.orderId !== null} />
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
