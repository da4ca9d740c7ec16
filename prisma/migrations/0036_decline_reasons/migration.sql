-- Why a card's bank or Stripe said no, in Stripe's code: what support tells somebody who asks.
ALTER TABLE card_declines ADD COLUMN reason TEXT;
