import { Link } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { BasketCheckout, type CheckoutFacts } from './basket-checkout.tsx';
import { BasketRow, type BasketSlice } from './basket-row.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { reservationWords } from '#app/ui/reservation-words.ts';
import type { FormAnswer } from '#app/ui/act-form.tsx';

interface BasketFacts extends CheckoutFacts {
  readonly rows: readonly BasketSlice[];
  readonly expired: readonly { slug: string; use: string }[];
  /** Why a slice could not be changed. */
  readonly sliceRefused: string | null;
  /** A guest was mailed a link to the payment. */
  readonly isMailed: boolean;
}

/** The basket: each slice that is set aside, and the one form that pays for them. */
export function BasketView({ facts, answer }: { facts: BasketFacts; answer: FormAnswer }) {
  const { rows, expired } = facts;
  if (rows.length === 0) {
    return (
      <Page title={m.basket_title()} lead={<p>{m.basket_empty()}</p>} isNarrow>
        <Expired loans={expired} />
        <p>
          <LinkButton to={href('public/loans')}>{m.home_see_loans()}</LinkButton>
        </p>
      </Page>
    );
  }
  return (
    <Page title={m.basket_title()} lead={<p>{m.basket_lead()}</p>}>
      <Expired loans={expired} />
      {facts.isMailed ? (
        <Notice tone="good" title={m.guest_mailed_title()} isReadFirst>
          {m.guest_mailed_text()}
        </Notice>
      ) : null}
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
        <BasketCheckout facts={facts} answer={answer} />
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
            <Link to={href('public/loan', { slug: loan.slug })}>{loan.use}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
