import { Fragment } from 'react';
import type { LentFigures, MoneyFigures } from '#app/domain/balances/portfolio.ts';
import { m } from '#app/messages/compiled/messages.js';
import { MoneyText } from './money.tsx';
import { Notice } from './notices.tsx';

type Term = readonly [label: string, amount: bigint];

/** The two identities that every statement carries, written out; terms of nothing are left away. */
export function StatementProof(props: { lent: LentFigures; money: MoneyFigures }) {
  const { lent, money } = props;
  return (
    <Notice>
      <p className="font-semibold">{m.statement_proof()}</p>
      <Identity
        left={[[m.balance_lent(), lent.lent]]}
        right={[
          [m.balance_repaid(), lent.repaid],
          [m.figure_recovered(), lent.recovered],
          [m.balance_outstanding(), lent.outstanding],
          [m.figure_lost(), lent.lost],
          [m.figure_refunded(), lent.refunded],
          [m.figure_sold(), lent.sold],
        ]}
      />
      <Identity
        left={[
          [m.figure_deposits(), money.deposits],
          [m.figure_disputed(), -money.disputed],
          [m.figure_gains(), money.gains],
        ]}
        right={[
          [m.figure_balance(), money.balance],
          [m.figure_held(), money.held],
          [m.figure_owed(), -money.owed],
          [m.balance_outstanding(), money.outstanding],
          [m.figure_lost(), money.lost],
          [m.figure_tips(), money.tips],
          [m.figure_withdrawals(), money.withdrawals],
        ]}
      />
    </Notice>
  );
}

function Identity(props: { left: readonly Term[]; right: readonly Term[] }) {
  return (
    <p className="figures mt-1">
      <Side terms={props.left} /> = <Side terms={props.right} />
    </p>
  );
}

/** The first term always; of the others those that are not zero, with their sign between. */
function Side({ terms }: { terms: readonly Term[] }) {
  const shown = terms.filter(([, amount], index) => index === 0 || amount !== 0n);
  return shown.map(([label, amount], index) => (
    <Fragment key={label}>
      {index > 0 ? (amount < 0n ? ' − ' : ' + ') : null}
      {label.toLowerCase()}{' '}
      <MoneyText amount={index > 0 && amount < 0n ? -amount : amount} isBare />
    </Fragment>
  ));
}
