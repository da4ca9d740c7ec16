/** What the model of a life knows, in cents. */
export interface Purse {
  balance: bigint;
  owed: bigint;
}

export interface Partner {
  overpaid: bigint;
  recalled: bigint;
  /** What lenders were credited for it before it paid. */
  receivable: bigint;
  /** Up to so much they are. */
  guarantee: bigint;
}

export interface Slice {
  readonly number: number;
  /** Who lent it, and so who is credited, until the host takes it over. */
  readonly lender: number;
  isHosts: boolean;
  readonly principal: bigint;
  repaid: bigint;
  writtenOff: bigint;
  recovered: bigint;
  refunded: bigint;
}

export interface ModelLoan {
  readonly id: number;
  readonly partner: number;
  status: 'in_repayment' | 'repaid' | 'written_off' | 'refunded';
  readonly slices: Slice[];
}

export interface Payment {
  readonly order: number;
  readonly lender: number;
  readonly amount: bigint;
  readonly tip: bigint;
  readonly slices: Slice[];
  state: 'good' | 'disputed' | 'won' | 'lost';
  /** Of the lender's balance, what is set against the dispute. */
  held: bigint;
}

export interface Due {
  readonly loan: ModelLoan;
  readonly due: bigint;
  received: bigint;
  /** Of what was received, what is credited and not paid. */
  advanced: bigint;
}

export type Part =
  | { what: 'shared'; due: Due; amount: bigint; shares: bigint[] }
  | { what: 'recovered'; due: Due; amount: bigint }
  | { what: 'surplus'; due: Due | null; amount: bigint }
  | { what: 'advance'; due: Due; amount: bigint }
  | { what: 'debt'; amount: bigint };

export interface Wire {
  readonly receipt: number;
  readonly partner: number;
  readonly parts: Part[];
  isRecalled: boolean;
}
