import { m } from '#app/messages/compiled/messages.js';

/** Stripe's codes of a declined card that tell its owner what to do; banks mostly give none of them. */
const words: Readonly<Record<string, () => string>> = {
  insufficient_funds: m.decline_insufficient_funds,
  expired_card: m.decline_expired_card,
  incorrect_cvc: m.decline_incorrect_cvc,
  invalid_cvc: m.decline_incorrect_cvc,
  incorrect_number: m.decline_incorrect_number,
  invalid_number: m.decline_incorrect_number,
  authentication_required: m.decline_authentication,
  card_not_supported: m.decline_not_supported,
  currency_not_supported: m.decline_not_supported,
  transaction_not_allowed: m.decline_not_supported,
  withdrawal_count_limit_exceeded: m.decline_limit,
  card_velocity_exceeded: m.decline_limit,
  processing_error: m.decline_try_again,
  try_again_later: m.decline_try_again,
  issuer_not_available: m.decline_try_again,
  highest_risk_level: m.decline_risk,
  elevated_risk_level: m.decline_risk,
  rule: m.decline_risk,
};

/** Why a card was declined, as support may say it; the bank keeps the rest for itself. */
export function declineWords(reason: string | null): string {
  return (reason !== null && words[reason]?.()) || m.decline_no_reason();
}
