-- Of which time of being late a loan's lenders were told. The jobs that told them are forgotten after a month, and
-- a loan may be late for longer.
CREATE TABLE late_told (
  loan_id integer PRIMARY KEY REFERENCES loans (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  since date NOT NULL
);
INSERT INTO late_told (loan_id, since)
SELECT split_part(key, ':', 2)::int, max(split_part(key, ':', 3)::date)
  FROM outbox WHERE key LIKE 'loan_late:%' GROUP BY 1;

-- The host takes over only what the disputed card paid for.
CREATE OR REPLACE FUNCTION take_over_slice(slice integer, price bigint, journal bigint, now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM journals j WHERE j.id = journal AND j.kind = 'dispute_lost'
                    AND j.transaction = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'slice % is taken over by the journal of a lost dispute, in its transaction', slice;
  END IF;
  IF NOT EXISTS (
       SELECT FROM journals j
         JOIN disputes d ON 'dispute:' || d.id || ':lost' = j.key
         JOIN card_payments c ON c.id = d.card_payment_id
         JOIN slices s ON s.order_id = c.order_id
        WHERE j.id = journal AND s.id = slice) THEN
    RAISE EXCEPTION 'slice % was not paid for by the card of this dispute', slice;
  END IF;
  INSERT INTO slice_owners (slice_id, account, since, reason, price, journal_id,
                            repaid_before, recovered_before, lost_before, refunded_before)
  SELECT f.slice_id, 'operator', now, 'dispute_lost', take_over_slice.price, journal,
         f.repaid, f.recovered, f.lost, f.refunded
    FROM slice_figures f WHERE f.slice_id = slice;
  UPDATE slices SET account = 'operator', lender_id = NULL WHERE id = slice AND account LIKE 'lender:%';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'slice % is no lender''s', slice;
  END IF;
END $$;
