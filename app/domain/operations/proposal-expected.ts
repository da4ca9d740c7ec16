import { type DetailsOf, isProposalKind } from '#app/domain/approvals/catalogue.ts';
import type { ProposalKind } from '#app/domain/audit/audit-verbs.ts';
import { read } from '#app/domain/approvals/details.ts';
import { unrecoveredOf } from '#app/domain/slices/slice-rules.ts';
import { balanceOf } from '#app/ledger/balances.ts';
import type { AccountName } from '#app/ledger/accounts.ts';
import type { Currency } from '#app/money/currencies.ts';
import { total } from '#app/money/share-out.ts';
import { db } from '#app/platform/db.ts';

/** What the books lead one to expect, beside what is asked. Minor units of the proposal's currency. */
export interface Expected {
  readonly what:
    | 'raised'
    | 'settlements_due'
    | 'payable'
    | 'asked_for'
    | 'unrecovered'
    | 'outstanding'
    | 'receipt'
    | 'account_holds';
  readonly amount: bigint;
  /** Lenders, of what was raised. */
  readonly lenders?: number | undefined;
  /** False where less than all of it is as good: part of a debt, some of what an account holds. */
  readonly isExact: boolean;
}

type Reader<Kind extends ProposalKind> = (
  subjectId: number,
  said: DetailsOf<Kind>,
) => Promise<Expected | null>;

const raisedBy = async (loanId: number): Promise<Expected> => {
  const loan = await db().loan.findUniqueOrThrow({ where: { id: loanId } });
  const lenders = await db().slice.groupBy({ by: ['lenderId'], where: { loanId } });
  return { what: 'raised', amount: loan.raised, lenders: lenders.length, isExact: true };
};

/** What an account of the chart holds now; the name was checked when it was proposed. */
const accountHolds = async (name: string, currency: Currency): Promise<Expected> => ({
  what: 'account_holds',
  amount: await balanceOf(db(), name as AccountName, currency),
  isExact: false,
});

async function unrecoveredOn(loanId: number): Promise<bigint> {
  const select = { writtenOff: true, recovered: true } as const;
  const slices = await db().slice.findMany({ where: { loanId }, select });
  return total(slices.map(unrecoveredOf));
}

const readers: { readonly [Kind in ProposalKind]?: Reader<Kind> } = {
  disbursement: raisedBy,
  refund: raisedBy,
  wire: async (_, { partnerId, currency }) => {
    const { _sum } = await db().settlement.aggregate({
      _sum: { due: true, received: true, advanced: true },
      where: { partnerId, currency, status: 'issued' },
    });
    const recalled = await balanceOf(db(), `partner:${partnerId}:recalled`, currency);
    const amount = (_sum.due ?? 0n) - (_sum.received ?? 0n) + (_sum.advanced ?? 0n) + recalled;
    return { what: 'settlements_due', amount, isExact: true };
  },
  bank_payout: async (partId) => {
    const part = await db().payoutPart.findUniqueOrThrow({ where: { id: partId } });
    return { what: 'asked_for', amount: part.amount, isExact: true };
  },
  bank_return: async (partId) => {
    const part = await db().payoutPart.findUniqueOrThrow({ where: { id: partId } });
    return { what: 'asked_for', amount: part.amount, isExact: true };
  },
  partner_payout: async (partnerId, { currency }) => ({
    what: 'payable',
    amount: await balanceOf(db(), `partner:${partnerId}:payable`, currency),
    isExact: false,
  }),
  reversal: async (receiptId) => {
    const receipt = await db().receipt.findUniqueOrThrow({ where: { id: receiptId } });
    return { what: 'receipt', amount: receipt.amount, isExact: true };
  },
  recovery: async (loanId) => ({
    what: 'unrecovered',
    amount: await unrecoveredOn(loanId),
    isExact: false,
  }),
  write_off: async (loanId, { currency }) => ({
    what: 'outstanding',
    amount: await balanceOf(db(), `loan:${loanId}:outstanding`, currency),
    isExact: true,
  }),
  manual_journal: async (_, { from, currency }) => accountHolds(from, currency),
  stripe_line: async (_, { from, currency }) => accountHolds(from, currency),
  operator_money: async (_, { way, currency }) =>
    way === 'out' ? accountHolds('operator', currency) : null,
};

/** Null where the books expect nothing: new terms, rates, money that nobody announced. */
export async function expectedOf(proposalId: number): Promise<Expected | null> {
  const row = await db().proposal.findUniqueOrThrow({ where: { id: proposalId } });
  const { kind, subject, details } = row;
  if (!isProposalKind(kind)) return null;
  const reader = readers[kind] as
    ((subjectId: number, said: unknown) => Promise<Expected | null>) | undefined;
  const subjectId = Number(subject.slice(subject.indexOf(':') + 1));
  return reader ? reader(subjectId, read(kind, details)) : null;
}
