import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Table } from '#app/ui/table.tsx';
import type { Listed } from './listed-proposal.ts';
import { recipientOf } from './proposal-sum.tsx';
import { proposalWords } from './proposal-words.ts';

/** What waits for a second person, each with its sum; whoever may agree first. */
export function ProposalList(props: {
  proposals: readonly Listed[];
  actorId: number;
  /** False for those who may only look. */
  mayAct: boolean;
}) {
  const { proposals, actorId, mayAct } = props;
  const isMine = ({ approvers }: Listed) =>
    mayAct && approvers.some((person) => person.id === actorId);
  const [first] = proposals.filter(isMine);
  return (
    <Table
      caption={m.admin_second_person()}
      rows={[...proposals.filter(isMine), ...proposals.filter((row) => !isMine(row))]}
      rowKey={(row) => row.id}
      empty={m.admin_nothing_waits()}
      columns={[
        {
          label: m.column_what(),
          narrow: 'lead',
          cell: (row) => <span className="font-semibold">{proposalWords(row.kind)}</span>,
        },
        {
          label: m.column_amount(),
          isFigure: true,
          cell: (row) => (row.shown.sum ? <MoneyText {...row.shown.sum} /> : '–'),
        },
        {
          label: m.proposal_for(),
          cell: (row) =>
            [recipientOf(row), row.about]
              .filter((name, index, names) => name && names.indexOf(name) === index)
              .join(' · '),
        },
        {
          label: m.proposal_asked_by(),
          cell: (row) => (
            <>
              {row.proposedBy ? <span className="block">{row.proposedBy}</span> : null}
              <span className="text-sm text-ink-soft">
                <InstantText at={row.proposedAt} />
              </span>
            </>
          ),
        },
        {
          label: m.column_next(),
          cell: (row) => (
            <LinkButton
              to={href('operator/proposal', { id: row.id })}
              kind={row === first ? 'main' : 'quiet'}
            >
              {isMine(row) ? m.proposal_look_and_decide() : m.proposal_look()}
            </LinkButton>
          ),
        },
      ]}
    />
  );
}
