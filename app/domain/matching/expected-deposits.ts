import { creditorReference, referencesIn } from '#app/money/creditor-reference.ts';
import { isoDay } from '#app/money/days.ts';
import type { Tx } from '#app/platform/db.ts';
import type { ExpectedMoney } from './expected-rules.ts';

/** What lenders have announced. */
export async function expectedDeposits(
  reader: Pick<Tx, 'bankDeposit'>,
  currency: string,
): Promise<ExpectedMoney[]> {
  const open = await reader.bankDeposit.findMany({
    where: { currency, endedAt: null },
    include: { lender: { select: { name: true } } },
  });
  return open.map(({ lenderId, amount, announcedAt, lender }) => ({
    kind: 'lender',
    target: String(lenderId),
    amount,
    references: [creditorReference('deposit', lenderId)],
    names: [lender.name],
    since: isoDay(announcedAt),
    payer: null,
    account: null,
    takesAnySum: true,
    takesTwo: false,
  }));
}

/**
 * Whom a line names that has announced nothing: a lender keeps one reference for ever. Without a sum to
 * hold it against, two people book it.
 */
export async function depositsNamed(
  reader: Pick<Tx, 'person' | 'bankDeposit'>,
  line: { currency: string; words: readonly (string | null)[] },
): Promise<ExpectedMoney[]> {
  const ids = line.words
    .flatMap((words) => referencesIn(words ?? ''))
    .filter(({ kind }) => kind === 'deposit')
    .map(({ id }) => id);
  const lenders = await reader.person.findMany({
    where: {
      id: { in: ids },
      closedAt: null,
      bankDeposits: { none: { currency: line.currency, endedAt: null } },
    },
  });
  return lenders.map(({ id, name }) => ({
    kind: 'lender',
    target: String(id),
    amount: 0n,
    references: [creditorReference('deposit', id)],
    names: [name],
    since: null,
    payer: null,
    account: null,
    takesAnySum: true,
    takesTwo: true,
  }));
}

/** Deposits that a bank may take back: for two people. */
export async function depositsTakenBack(
  reader: Pick<Tx, 'bankLine'>,
  currency: string,
  since: Date,
): Promise<ExpectedMoney[]> {
  const lines = await reader.bankLine.findMany({
    where: { currency, day: { gte: since }, bookedAs: { startsWith: 'lender:' } },
  });
  return lines.flatMap(({ bookedAs, amount, day, name, bankReference }) => {
    const [, lenderId] = /^lender:(\d+)=/.exec(bookedAs ?? '') ?? [];
    if (!lenderId) return [];
    return {
      kind: 'lender_returned',
      target: lenderId,
      amount: -amount,
      references: [creditorReference('deposit', Number(lenderId)), bankReference ?? ''],
      names: name ? [name] : [],
      since: isoDay(day),
      payer: null,
      account: null,
      takesAnySum: false,
      takesTwo: true,
    };
  });
}
