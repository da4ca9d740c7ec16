import type { StuckKind, StuckWhy } from '#app/domain/operations/stuck.ts';
import { m } from '#app/messages/compiled/messages.js';

const names: Record<StuckKind, (words: { id: string }) => string> = {
  order: m.stuck_order,
  part: m.stuck_part,
  event: m.stuck_event,
};

const reasons: Record<StuckWhy, () => string> = {
  checkout_should_be_over: m.stuck_checkout_should_be_over,
  promise_is_old: m.stuck_promise_is_old,
  too_little_at_stripe: m.stuck_too_little_at_stripe,
  not_taken_by_stripe: m.stuck_not_taken_by_stripe,
  stripe_has_it: m.stuck_stripe_has_it,
  given_up: m.stuck_given_up,
  event_was_not_applied: m.stuck_event_was_not_applied,
};

const ends: Record<StuckKind, () => string> = {
  order: m.stuck_end_order,
  part: m.stuck_end_part,
  event: m.stuck_end_event,
};

/** What it is, by its number. */
export const stuckName = (kind: StuckKind, id: string) => names[kind]({ id });

/** Why it has not ended by itself. */
export const stuckReason = (why: StuckWhy) => reasons[why]();

/** What ending it does. */
export const stuckEnd = (kind: StuckKind) => ends[kind]();
