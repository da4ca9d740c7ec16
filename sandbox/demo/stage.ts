import type { StripeDouble } from '../stripe/double.ts';

/** What the story needs from whoever tells it. */
export interface Stage {
  readonly stripe: StripeDouble;
  /** The story's own time; everyone in it reads the same clock. */
  readonly time: { now: Date };
  /** Asks Stripe, and waits until the workers have done all that is due. */
  workDone(): Promise<void>;
  /** Waits for what is due by itself, as a fundraiser's end: else it races with what people do that day. */
  dueDone(): Promise<void>;
  say(words: string): void;
}

/** The answer of a verb that should not refuse in a story. */
export function done<T extends object>(answer: T): Exclude<T, { refused: unknown }> {
  if ('refused' in answer) throw new Error(`the story stops: ${JSON.stringify(answer)}`);
  return answer as Exclude<T, { refused: unknown }>;
}
