import { m } from '#app/messages/compiled/messages.js';
import { InstantText } from './money.tsx';
import { Notice } from './notices.tsx';

/** What Stripe asks a partner for, by the first part of its own word for it. */
const kinds: Record<string, () => string> = {
  external_account: m.stripe_asks_bank,
  tos_acceptance: m.stripe_asks_agreement,
  business_profile: m.stripe_asks_organisation,
  business_type: m.stripe_asks_organisation,
  company: m.stripe_asks_organisation,
  individual: m.stripe_asks_person,
  person: m.stripe_asks_person,
  representative: m.stripe_asks_person,
  owners: m.stripe_asks_person,
  directors: m.stripe_asks_person,
  executives: m.stripe_asks_person,
};

function asked(currentlyDue: readonly string[]): string[] {
  const words = currentlyDue.map((name) => {
    const [first = ''] = name.split('.');
    return kinds[first.startsWith('person_') ? 'person' : first]?.() ?? name;
  });
  return [...new Set(words)];
}

/** How a partner's account at Stripe stands, and what Stripe still asks for. */
export function StripeAccountNotice(props: {
  account: {
    canReceive: boolean;
    canPayOut: boolean;
    currentlyDue: string[];
    disabledReason: string | null;
    lookedAt: Date;
  };
}) {
  const { canReceive, canPayOut, currentlyDue, disabledReason, lookedAt } = props.account;
  const isGood = canReceive && canPayOut && currentlyDue.length === 0;
  const state = canReceive ? m.stripe_account_receives() : m.stripe_account_waits();
  return (
    <Notice tone={isGood ? 'good' : 'late'} title={m.stripe_account_title()}>
      <p>{canReceive && !canPayOut ? m.stripe_account_keeps() : state}</p>
      {disabledReason === 'account_invalid' ? <p>{m.stripe_account_unseen()}</p> : null}
      {currentlyDue.length > 0 ? (
        <>
          <p>{m.stripe_asks()}</p>
          <ul className="list-disc ps-5">
            {asked(currentlyDue).map((word) => (
              <li key={word}>{word}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p className="text-sm">
        {m.stripe_account_looked_at()} <InstantText at={lookedAt} />
      </p>
    </Notice>
  );
}
