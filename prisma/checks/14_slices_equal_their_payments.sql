-- What a slice was repaid and recovered is the sum of its payments that were not reversed.
WITH paid AS (
  SELECT p.slice_id, sum(p.cash) AS cash, sum(p.currency_loss) AS loss
    FROM slice_payments p
   WHERE NOT EXISTS (SELECT FROM journals r WHERE r.reverses_id = p.journal_id)
   GROUP BY 1)
SELECT s.slice_id, s.repaid, s.recovered, s.settled, coalesce(p.cash, 0) AS paid, coalesce(p.loss, 0) AS loss
  FROM slice_figures s LEFT JOIN paid p ON p.slice_id = s.slice_id
 WHERE s.repaid + s.recovered <> coalesce(p.cash, 0) OR s.currency_loss <> coalesce(p.loss, 0);
