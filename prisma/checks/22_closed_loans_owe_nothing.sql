-- A loan that is over has nothing outstanding.
SELECT l.id AS loan_id, l.status, coalesce(a.balance, 0) AS booked, f.outstanding AS by_slices
  FROM loans l
  JOIN (SELECT loan_id, sum(outstanding) AS outstanding FROM slice_figures GROUP BY 1) f ON f.loan_id = l.id
  LEFT JOIN accounts a ON a.name = 'loan:' || l.id || ':outstanding' AND a.currency = l.currency
 WHERE l.status IN ('repaid', 'refunded', 'expired', 'withdrawn')
   AND (coalesce(a.balance, 0) <> 0 OR f.outstanding <> 0);
