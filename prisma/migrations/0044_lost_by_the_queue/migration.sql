-- Work that a queue has lost is given again, and is seen: when it was lost last, and how often.
ALTER TABLE outbox ADD COLUMN lost_at timestamptz(3), ADD COLUMN times_lost integer NOT NULL DEFAULT 0;
CREATE INDEX outbox_lost ON outbox (lost_at) WHERE lost_at IS NOT NULL;
