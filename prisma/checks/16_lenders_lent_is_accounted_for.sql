-- Each lender: lent = repaid + recovered + outstanding + lost + refunded + sold.
-- A slice that was sold counts what it brought until then; the price is what was sold.
WITH first_owner AS (
  SELECT DISTINCT ON (slice_id) slice_id, account FROM slice_owners ORDER BY slice_id, id),
sale AS (SELECT * FROM slice_owners WHERE reason = 'dispute_lost'),
figures AS (
  SELECT f.account, s.principal AS lent,
         coalesce(x.repaid_before, s.repaid) AS repaid,
         coalesce(x.recovered_before, s.recovered) AS recovered,
         CASE WHEN x.id IS NULL THEN s.principal - s.settled - s.written_off - s.refunded ELSE 0 END AS outstanding,
         coalesce(x.lost_before, s.written_off - s.recovered + s.settled - s.repaid) AS lost,
         CASE WHEN x.id IS NULL THEN s.refunded ELSE 0 END AS refunded,
         coalesce(x.price, 0) AS sold
    FROM slices s JOIN first_owner f ON f.slice_id = s.id LEFT JOIN sale x ON x.slice_id = s.id)
SELECT account, sum(lent) AS lent, sum(repaid + recovered + outstanding + lost + refunded + sold) AS accounted
  FROM figures GROUP BY account
HAVING sum(lent) <> sum(repaid + recovered + outstanding + lost + refunded + sold);
