import type { LoanCardFacts } from '#app/domain/loans/loan-cards.ts';
import { m } from '#app/messages/compiled/messages.js';
import { LoanCard } from '#app/ui/loan-card.tsx';
import { Section } from '#app/ui/page.tsx';

/** Those that close soonest: what came back can go out again from here. */
export function LendAgain(props: { cards: readonly LoanCardFacts[]; now: Date; isFirst: boolean }) {
  if (props.cards.length === 0) return null;
  return (
    <Section title={props.isFirst ? m.home_closing_soon() : m.balance_lend_again()}>
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3 sm:max-lg:[&>:nth-child(3)]:hidden">
        {props.cards.map((loan) => (
          <LoanCard key={loan.id} loan={loan} now={props.now} />
        ))}
      </div>
    </Section>
  );
}
