import type { OpenProposal } from '#app/domain/operations/open-proposals.ts';
import { m } from '#app/messages/compiled/messages.js';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { proposalWords } from './proposal-words.ts';

export type ShownProposal = Omit<OpenProposal, 'subject'>;

/** Kinds whose accounts stand among their facts. */
const saysItsAccounts: readonly string[] = ['manual_journal', 'stripe_line'];

/** Who receives it, where that is one party. */
export function recipientOf({
  kind,
  shown,
}: {
  kind: string;
  shown: { to: string | null };
}): string | null {
  return saysItsAccounts.includes(kind) ? null : shown.to;
}

/** Who asks for what, the sum as the largest thing on the page, and whom it reaches. */
export function ProposalSum({ proposal }: { proposal: ShownProposal }) {
  const { kind, shown, about, proposedBy, proposedAt } = proposal;
  const to = recipientOf(proposal);
  const isAbout = about !== '' && about !== to;
  return (
    <div>
      <h2 className="font-sans text-base font-semibold">{proposalWords(kind)}</h2>
      <p className="text-sm text-ink-soft">
        {proposedBy ? m.proposed_by({ name: proposedBy }) : m.proposed_by_treasurer()}{' '}
        <InstantText at={proposedAt} />
      </p>
      {shown.sum ? (
        <p className="mt-1 font-serif text-[2.5rem] leading-none font-semibold sm:text-[3.625rem]">
          <MoneyText {...shown.sum} />
        </p>
      ) : null}
      {to || isAbout ? (
        <p className="mt-2 text-lg">
          {to ? m.proposal_to({ name: to }) : null}
          {to && isAbout ? ' · ' : null}
          {isAbout ? about : null}
        </p>
      ) : null}
    </div>
  );
}
