-- What a slice was repaid and recovered is the sum of its payments that were not reversed.
WITH stands AS (
  SELECT slice_id, cash, currency_loss FROM slice_payments
   UNION ALL
  SELECT p.slice_id, -p.cash, -p.currency_loss
    FROM journals r JOIN slice_payments p ON p.journal_id = r.reverses_id WHERE r.reverses_id IS NOT NULL),
paid AS (SELECT slice_id, sum(cash) AS cash, sum(currency_loss) AS loss FROM stands GROUP BY 1)
SELECT s.slice_id, s.repaid, s.recovered, s.settled, coalesce(p.cash, 0) AS paid, coalesce(p.loss, 0) AS loss
  FROM slice_figures s LEFT JOIN paid p ON p.slice_id = s.slice_id
 WHERE s.repaid + s.recovered <> coalesce(p.cash, 0) OR s.currency_loss <> coalesce(p.loss, 0);
