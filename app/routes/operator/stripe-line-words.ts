import { m } from '#app/messages/compiled/messages.js';

const types: readonly [RegExp, () => string][] = [
  [/^(charge|payment)$/, m.stripe_line_charge],
  [/refund/, m.stripe_line_refund],
  [/^topup/, m.stripe_line_topup],
  [/reserve|hold|release/, m.stripe_line_reserve],
  [/^transfer/, m.stripe_line_transfer],
  [/^adjustment$/, m.stripe_line_adjustment],
];

/** What Stripe calls it, in words; its own word where we have none. */
export function lineWords(type: string): string {
  return types.find(([pattern]) => pattern.test(type))?.[1]() ?? type;
}

const suggestions = {
  other_shop: m.stripe_suggests_other_shop,
  comes_back: m.stripe_suggests_comes_back,
  cost: m.stripe_suggests_cost,
  gain: m.stripe_suggests_gain,
  seen: m.stripe_suggests_seen,
};

export function suggestionWords(suggestion: keyof typeof suggestions): string {
  return suggestions[suggestion]();
}
