-- Who tries stolen cards comes again with another one. Browsers, networks and cards are kept as keyed
-- hashes, for some days: nobody can be found by them without the installation's secret.
ALTER TABLE orders ADD COLUMN visitor_hash text, ADD COLUMN network_hash text;
CREATE TABLE card_declines (
  id serial PRIMARY KEY,
  charge_id text NOT NULL UNIQUE,
  order_id integer NOT NULL REFERENCES orders (id),
  visitor_hash text,
  network_hash text,
  card_hash text,
  declined_at timestamptz(3) NOT NULL
);
CREATE INDEX card_declines_declined_at_idx ON card_declines (declined_at);
CREATE INDEX card_declines_visitor_hash_declined_at_idx ON card_declines (visitor_hash, declined_at);
CREATE INDEX card_declines_network_hash_declined_at_idx ON card_declines (network_hash, declined_at);
CREATE INDEX card_declines_card_hash_declined_at_idx ON card_declines (card_hash, declined_at);
-- Who paid from where is forgotten every minute: only what is still kept is looked through.
CREATE INDEX orders_with_payer ON orders (created_at) WHERE visitor_hash IS NOT NULL;
