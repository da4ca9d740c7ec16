import { z } from 'zod';
import type { ProposalKind } from '#app/domain/audit/audit-verbs.ts';
import { type Currency, isCurrency } from '#app/money/currencies.ts';
import {
  Liability,
  LossCause,
  PayoutRail,
  RepaymentFigure,
  StaffRoleName,
} from '#app/platform/generated/enums.ts';
import { bankLineParts } from './bank-line-parts.ts';

/**
 * Everything that takes two different people, as a list: what it is about, what the first person
 * says (kept as JSON, read back by the same schema), who may propose and who may agree, and what
 * the second person is shown first. What then happens is a verb of its room;
 * operations/approve-proposal.ts runs it. A new kind is a new entry here, a verb, and its words.
 */
const minorUnits = z.codec(z.string().regex(/^-?\d+$/), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: (amount) => amount.toString(),
});
const currency = z.custom<Currency>((text) => typeof text === 'string' && isCurrency(text));
const sum = { amount: minorUnits, currency };
const text = z.string();

interface Entry {
  readonly subject:
    | 'loan'
    | 'wire'
    | 'payout_part'
    | 'partner'
    | 'receipt'
    | 'accounts'
    | 'stripe_line'
    | 'bank_line'
    | 'rate'
    | 'invitation';
  readonly details: z.ZodObject;
  readonly proposers: readonly StaffRoleName[];
  readonly approvers: readonly StaffRoleName[];
}

/** What each of a partner's terms becomes, and what it was; those that stay are left out. */
const terms = z
  .object({
    payoutRail: z.enum(PayoutRail),
    stripeAccountId: text.nullable(),
    repaymentFigure: z.enum(RepaymentFigure),
    nonpaymentLiability: z.enum(Liability),
    currencyLiability: z.enum(Liability),
    currencyCoverage: z.int().nullable(),
    gainFee: z.int(),
  })
  .partial();
const termsBefore = Object.fromEntries(
  Object.entries(terms.shape).map(([name, term]) => [`${name}Was`, term]),
) as { [Name in keyof typeof terms.shape as `${Name}Was`]: (typeof terms.shape)[Name] };

const byTreasurers = { proposers: ['treasurer'], approvers: ['treasurer'] } as const;

export const catalogue = {
  disbursement: {
    ...byTreasurers,
    subject: 'loan',
    details: z.object({
      ...sum,
      partner: text,
      /** The day in the partner's zone, and local units per funding unit on it. */
      paidOn: z.iso.date(),
      rate: text,
      proof: text,
      /** True: the money leaves now. False: it stays payable and is netted in a settlement. */
      isPaidOutNow: z.boolean(),
      payoutRail: z.enum(PayoutRail).optional(),
    }),
  },
  wire: {
    ...byTreasurers,
    subject: 'wire',
    details: z.object({
      ...sum,
      partner: text,
      partnerId: z.int(),
      source: z.enum(['bank', 'suspense', 'overpaid', 'operator']),
      reference: text,
    }),
  },
  bank_payout: {
    ...byTreasurers,
    subject: 'payout_part',
    details: z.object({
      ...sum,
      /** No more of a lender's or a partner's account than tells it apart. */
      holder: text.optional(),
      account: text.optional(),
      proof: text,
    }),
  },
  bank_return: {
    ...byTreasurers,
    subject: 'payout_part',
    details: z.object({ ...sum, reason: text, status: z.enum(['intended', 'succeeded']) }),
  },
  partner_payout: {
    ...byTreasurers,
    subject: 'partner',
    details: z.object({ ...sum, partner: text, payoutRail: z.enum(PayoutRail).optional() }),
  },
  reversal: {
    ...byTreasurers,
    subject: 'receipt',
    details: z.object({ ...sum, partner: text, reason: text }),
  },
  write_off: {
    ...byTreasurers,
    subject: 'loan',
    details: z.object({ ...sum, cause: z.enum(LossCause) }),
  },
  refund: {
    ...byTreasurers,
    subject: 'loan',
    details: z.object({ ...sum, reason: text, source: z.enum(['payable', 'bank']) }),
  },
  manual_journal: {
    ...byTreasurers,
    subject: 'accounts',
    details: z.object({ ...sum, from: text, to: text, reason: text }),
  },
  bank_details: {
    ...byTreasurers,
    subject: 'partner',
    details: z.object({ partner: text, holder: text, bank: text, account: text }),
  },
  partner_terms: {
    ...byTreasurers,
    subject: 'partner',
    details: z.object({ partner: text, ...terms.shape, ...termsBefore }),
  },
  stripe_line: {
    ...byTreasurers,
    subject: 'stripe_line',
    details: z.object({
      ...sum,
      from: text,
      to: text,
      /** The lender, where it is one's. */
      holder: text.optional(),
      lineId: text,
      account: text,
      reason: text,
    }),
  },
  recovery: {
    ...byTreasurers,
    subject: 'loan',
    details: z.object({ ...sum, costs: minorUnits, reference: text }),
  },
  unknown_money: {
    ...byTreasurers,
    subject: 'wire',
    details: z.object({ ...sum, reference: text }),
  },
  operator_money: {
    ...byTreasurers,
    subject: 'wire',
    details: z.object({ ...sum, way: z.enum(['in', 'out']), reference: text }),
  },
  rates: {
    ...byTreasurers,
    subject: 'rate',
    /** Lines as they are entered: `currency,per,day,rate,source`. */
    details: z.object({ rates: text, replaced: text }),
  },
  staff_role: {
    // Admins alone propose it; whoever answers for the money agrees.
    proposers: [],
    approvers: ['treasurer'],
    subject: 'invitation',
    details: z.object({ name: text, email: text, role: z.enum(StaffRoleName) }),
  },
  bank_line: {
    ...byTreasurers,
    subject: 'bank_line',
    details: z.object({
      ...sum,
      day: z.iso.date(),
      /** Who the bank names on the other side, and what it says it is for. */
      holder: text.optional(),
      bankText: text,
      parts: bankLineParts,
      /** Whose money it is said to be. */
      partner: text.optional(),
      lender: text.optional(),
      reason: text,
    }),
  },
} as const satisfies Record<ProposalKind, Entry>;

export type DetailsOf<Kind extends ProposalKind> = z.output<(typeof catalogue)[Kind]['details']>;

export function isProposalKind(word: string): word is ProposalKind {
  return Object.hasOwn(catalogue, word);
}

/** Whether somebody with this role may agree to it. An admin may agree to everything. */
export function mayApprove(kind: ProposalKind, role: StaffRoleName): boolean {
  const { approvers }: Entry = catalogue[kind];
  return role === 'admin' || approvers.includes(role);
}

/** Who may propose it, besides admins. */
export function proposersOf(kind: ProposalKind): readonly StaffRoleName[] {
  return catalogue[kind].proposers;
}

/** Who may agree to it, besides admins. */
export function approversOf(kind: ProposalKind): readonly StaffRoleName[] {
  return catalogue[kind].approvers;
}
