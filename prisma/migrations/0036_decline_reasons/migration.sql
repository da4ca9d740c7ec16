-- Why a card's bank or Stripe said no, in Stripe's code: what support tells somebody who asks.
ALTER TABLE card_declines ADD COLUMN reason TEXT;
-- Support reads an order's declines beside the order.
CREATE INDEX card_declines_order_id_idx ON card_declines (order_id);
