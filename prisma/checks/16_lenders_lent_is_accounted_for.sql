-- Each lender: lent = repaid + recovered + outstanding + lost + refunded + sold.
-- A slice that was sold counts what it brought until then; the price is what was sold.
SELECT account, sum(lent) AS lent, sum(repaid + recovered + outstanding + lost + refunded + sold) AS accounted
  FROM lent_slices GROUP BY account
HAVING sum(lent) <> sum(repaid + recovered + outstanding + lost + refunded + sold);
