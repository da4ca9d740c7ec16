import type { Params } from './answers.ts';
import type { DoubleLedger } from './ledger.ts';
import type { DoubleState } from './state.ts';

export interface Double {
  readonly ledger: DoubleLedger;
  readonly state: DoubleState;
  readonly origin: string;
  /** Where its events go. */
  readonly endpoint: string;
}

type Answer = (double: Double, params: Params, ids: readonly string[]) => unknown;

/** One door of the API: its method, its path, and what it answers. */
export type Route = readonly [method: string, path: RegExp, answer: Answer];
