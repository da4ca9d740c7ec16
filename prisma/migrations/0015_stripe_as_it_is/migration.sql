-- A payment may be promised for days, and may fail: neither open nor abandoned.
ALTER TYPE order_status ADD VALUE 'processing' BEFORE 'paid';
ALTER TYPE order_status ADD VALUE 'failed' BEFORE 'abandoned';

-- A charge is booked before Stripe has booked it: its balance transaction comes later, with the fee.
ALTER TABLE card_payments ADD COLUMN balance_transaction_id text UNIQUE REFERENCES balance_transactions (id);
UPDATE card_payments c SET balance_transaction_id = b.id
  FROM balance_transactions b WHERE b.source_id = c.charge_id AND b.type IN ('charge', 'payment');
ALTER TABLE card_payments DROP COLUMN fee;
CREATE INDEX card_payments_to_book ON card_payments (id) WHERE balance_transaction_id IS NULL;

-- Every line of Stripe's own account of our money; what we did not cause waits for a treasurer.
ALTER TABLE balance_transactions
  ADD COLUMN description text,
  ADD COLUMN created_at timestamptz(3),
  ADD COLUMN booked_against text,
  ADD COLUMN is_open boolean NOT NULL DEFAULT false,
  ADD COLUMN closed_at timestamptz(3),
  ADD COLUMN closed_by_id integer REFERENCES people (id),
  ADD COLUMN note text;
CREATE INDEX balance_transactions_open ON balance_transactions (created_at) WHERE is_open;
CREATE INDEX balance_transactions_source_id_idx ON balance_transactions (source_id);

-- A refund that somebody made at Stripe, and what a part waits for there.
ALTER TABLE payouts ADD COLUMN made_at_stripe boolean NOT NULL DEFAULT false;
ALTER TABLE payout_parts ADD COLUMN waits_for text, ADD COLUMN refusals integer NOT NULL DEFAULT 0;

-- Up to when Stripe was asked for all that it lists: events, lines of its account.
CREATE TABLE stripe_cursors (
  name text PRIMARY KEY,
  reached_at timestamptz(3) NOT NULL
);

-- A bank's early word that a payment may be fraud: it stays until a treasurer has looked into it.
ALTER TABLE card_payments
  ADD COLUMN warned_at timestamptz(3),
  ADD COLUMN cleared_at timestamptz(3),
  ADD COLUMN cleared_by_id integer REFERENCES people (id);
