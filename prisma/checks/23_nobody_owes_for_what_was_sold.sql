-- What a slice is said to have brought before the host took it over is what was booked by then and
-- not reversed: else its lender would owe for what is no longer hers, or the host get it for less.
SELECT x.slice_id, x.price, x.repaid_before + x.recovered_before AS counted, coalesce(sum(p.cash), 0) AS stands
  FROM slice_owners x
  LEFT JOIN slice_payments p ON p.slice_id = x.slice_id AND p.journal_id < x.journal_id
   AND NOT EXISTS (SELECT FROM journals r WHERE r.reverses_id = p.journal_id)
 WHERE x.reason = 'dispute_lost'
 GROUP BY x.id, x.slice_id, x.price, x.repaid_before, x.recovered_before
HAVING x.repaid_before + x.recovered_before <> coalesce(sum(p.cash), 0);
