import { useLoaderData } from '@remix-run/react';
import { Link } from '@remix-run/react';
import { openLoans } from '#app/domain/loans/loan-cards.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { LinkButton } from '../ui/button.tsx';
import { LoanCard } from '../ui/loan-card.tsx';
import { Section } from '../ui/page.tsx';
import { paths } from '../web/paths.ts';

export async function loader() {
  const at = now();
  const { cards, count } = await openLoans({}, at);
  return { cards: cards.slice(0, 3), count, at };
}

export default function Home() {
  const { cards, count, at } = useLoaderData<typeof loader>();
  return (
    <div className="mx-auto grid max-w-6xl gap-14 px-5 py-12 sm:py-16">
      <section className="grid items-center gap-10 md:grid-cols-[1.15fr_0.85fr] md:gap-14">
        <div>
          <h1 className="text-3xl">{m.app_claim()}</h1>
          <p className="mt-5 mb-7 max-w-[34em] text-lg text-ink-soft">{m.home_lead()}</p>
          <div className="flex flex-wrap gap-3">
            <LinkButton to={paths.loans()}>{m.home_see_loans()}</LinkButton>
            <LinkButton to={paths.howItWorks()} kind="quiet">
              {m.nav_how_it_works()}
            </LinkButton>
          </div>
        </div>
        <WayOfADollar />
      </section>
      <Section
        title={m.home_closing_soon()}
        aside={<Link to={paths.loans()}>{m.home_all_loans({ count })}</Link>}
      >
        {cards.length === 0 ? <p className="text-ink-soft">{m.loans_none()}</p> : null}
        <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
          {cards.map((loan) => (
            <LoanCard key={loan.id} loan={loan} now={at} />
          ))}
        </div>
      </Section>
    </div>
  );
}

/** How 25 dollars go: out, through the partner, and home again. */
function WayOfADollar() {
  const steps = [
    [m.way_lend(), '25.00'],
    [m.way_paid_out(), '25.00'],
    [m.way_repays(), '14.58'],
    [m.way_again(), '14.58'],
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
            <b className="figures">{amount}</b>
          </li>
        ))}
      </ol>
      <figcaption className="border-t border-line py-3 text-sm text-ink-soft">
        {m.way_caption()}
      </figcaption>
    </figure>
  );
}
