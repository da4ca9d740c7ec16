-- Of each slice of a lender: lent = repaid + recovered + outstanding + lost + refunded + sold.
-- One that was sold counts what it brought until then; the price is what was sold.
SELECT account, slice_id, lent, repaid + recovered + outstanding + lost + refunded + sold AS accounted
  FROM lent_slices WHERE lent <> repaid + recovered + outstanding + lost + refunded + sold;
