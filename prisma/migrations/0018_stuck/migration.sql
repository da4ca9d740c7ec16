-- Staff gave up on it: it fails once Stripe has surely made nothing of it.
ALTER TABLE payout_parts ADD COLUMN given_up_at timestamptz(3);
CREATE INDEX stripe_events_unhandled ON stripe_events (received_at) WHERE handled_at IS NULL;
