/**
 * The switch for trouble: what goes wrong with the next requests or webhooks.
 * Each entry applies as often as it says, then all is well again.
 */
export const troubleKinds = [
  'drop',
  'delay',
  'duplicate',
  'reorder',
  'error_after_commit',
  'reset_after_commit',
  'too_many_requests',
] as const;
export type TroubleKind = (typeof troubleKinds)[number];

export interface Trouble {
  readonly at: 'api' | 'webhook';
  readonly kind: TroubleKind;
  times: number;
  readonly milliseconds?: number;
}

export function troubleSwitch() {
  let waiting: Trouble[] = [];
  return {
    make: (trouble: Trouble) => void waiting.push({ ...trouble }),
    clear: () => {
      waiting = [];
    },
    /** The next trouble for the API or the webhooks, counted down; null when all is well. */
    next: (at: Trouble['at']): Trouble | null => {
      const trouble = waiting.find((one) => one.at === at);
      if (!trouble) return null;
      trouble.times -= 1;
      if (trouble.times <= 0) waiting = waiting.filter((one) => one !== trouble);
      return trouble;
    },
  };
}

export type TroubleSwitch = ReturnType<typeof troubleSwitch>;
