import { z } from 'zod';
import type { ProposalKind } from '#app/domain/audit/audit-verbs.ts';
import type { Currency } from '#app/money/currencies.ts';
import type { Money } from '#app/money/money.ts';
import { type DetailsOf, catalogue } from './catalogue.ts';

type Stored = Record<string, string | number | boolean | null>;

function schemaOf<Kind extends ProposalKind>(kind: Kind) {
  return catalogue[kind].details as unknown as z.ZodType<DetailsOf<Kind>, Stored>;
}

/** As the database keeps them. */
export function written<Kind extends ProposalKind>(kind: Kind, details: DetailsOf<Kind>): Stored {
  return z.encode(schemaOf(kind), details);
}

/** @throws ZodError when the stored details do not fit the kind. */
export function read<Kind extends ProposalKind>(kind: Kind, stored: unknown): DetailsOf<Kind> {
  return schemaOf(kind).parse(stored);
}

/** What the second person sees first: how much, to whom, and where the proof is. */
export interface Shown {
  readonly sum: Money | null;
  readonly to: string | null;
  readonly proof: string | null;
}

const sumOf = ({ amount, currency: unit }: { amount: bigint; currency: Currency }): Money => ({
  amount,
  currency: unit,
});

const shownOf: { readonly [Kind in ProposalKind]: (details: DetailsOf<Kind>) => Shown } = {
  disbursement: (said) => ({ sum: sumOf(said), to: said.partner, proof: said.proof }),
  wire: (said) => ({ sum: sumOf(said), to: said.partner, proof: said.reference }),
  bank_payout: (said) => ({ sum: sumOf(said), to: said.holder ?? null, proof: said.proof }),
  bank_return: (said) => ({ sum: sumOf(said), to: null, proof: null }),
  partner_payout: (said) => ({ sum: sumOf(said), to: said.partner, proof: null }),
  reversal: (said) => ({ sum: sumOf(said), to: said.partner, proof: null }),
  write_off: (said) => ({ sum: sumOf(said), to: null, proof: null }),
  refund: (said) => ({ sum: sumOf(said), to: null, proof: null }),
  manual_journal: (said) => ({ sum: sumOf(said), to: said.to, proof: null }),
  stripe_line: (said) => ({ sum: sumOf(said), to: said.holder ?? said.account, proof: null }),
  partner_terms: (said) => ({ sum: null, to: said.partner, proof: null }),
  recovery: (said) => ({ sum: sumOf(said), to: null, proof: said.reference }),
  unknown_money: (said) => ({ sum: sumOf(said), to: null, proof: said.reference }),
  operator_money: (said) => ({ sum: sumOf(said), to: null, proof: said.reference }),
  rates: () => ({ sum: null, to: null, proof: null }),
  staff_role: (said) => ({ sum: null, to: said.name, proof: null }),
  bank_line: (said) => ({
    sum: sumOf(said),
    to: said.partner ?? said.lender ?? said.holder ?? null,
    proof: said.bankText,
  }),
  bank_details: (said) => ({ sum: null, to: said.partner, proof: null }),
};

export function shown(kind: ProposalKind, stored: unknown): Shown {
  const show = shownOf[kind] as (details: unknown) => Shown;
  return show(read(kind, stored));
}
