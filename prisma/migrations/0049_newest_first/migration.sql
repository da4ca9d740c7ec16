-- A lender's newest checkouts, for the first page of a statement.
DROP INDEX orders_lender_id_idx;
CREATE INDEX orders_lender_id_paid_at_idx ON orders (lender_id, paid_at);
