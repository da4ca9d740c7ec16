import type { LentFigures, MoneyFigures } from '#app/domain/balances/portfolio.ts';
import { m } from '#app/messages/compiled/messages.js';

type Term = readonly [label: string, amount: bigint];

interface Identity {
  /** Both sides come to the same sum. */
  readonly left: readonly Term[];
  readonly right: readonly Term[];
}

/**
 * The two identities that every statement carries: what was lent and where it is, what came in and where it
 * is. On each side the first term is always there, the others only if they are not zero.
 */
export function identitiesOf(lent: LentFigures, money: MoneyFigures): [Identity, Identity] {
  const left: Term[] = [[m.balance_lent(), lent.lent]];
  const right: Term[] = [
    [m.balance_repaid(), lent.repaid],
    [m.figure_recovered(), lent.recovered],
    [m.balance_outstanding(), lent.outstanding],
    [m.figure_lost(), lent.lost],
    [m.figure_refunded(), lent.refunded],
    [m.figure_sold(), lent.sold],
  ];
  const came: Term[] = [
    [m.figure_deposits(), money.deposits],
    [m.figure_disputed(), -money.disputed],
    [m.figure_gains(), money.gains],
  ];
  const is: Term[] = [
    [m.figure_balance(), money.balance],
    [m.figure_held(), money.held],
    [m.figure_owed(), -money.owed],
    [m.balance_outstanding(), money.outstanding],
    [m.figure_lost(), money.lost],
    [m.figure_tips(), money.tips],
    [m.figure_withdrawals(), money.withdrawals],
  ];
  return [
    { left: shown(left), right: shown(right) },
    { left: shown(came), right: shown(is) },
  ];
}

const shown = (terms: readonly Term[]) =>
  terms.filter(([, amount], index) => index === 0 || amount !== 0n);

/** The same written out. */
export function identityWords(
  lent: LentFigures,
  money: MoneyFigures,
  write: (amount: bigint) => string,
): string[] {
  return identitiesOf(lent, money).map(
    ({ left, right }) => `${side(left, write)} = ${side(right, write)}`,
  );
}

function side(terms: readonly Term[], write: (amount: bigint) => string): string {
  return terms
    .map(([label, amount], index) => {
      const sign = index === 0 ? '' : amount < 0n ? '− ' : '+ ';
      return `${sign}${label.toLowerCase()} ${write(index > 0 && amount < 0n ? -amount : amount)}`;
    })
    .join(' ');
}
