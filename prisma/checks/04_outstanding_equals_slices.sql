-- What is outstanding of a loan is what its slices have not settled, lost or got back.
WITH slices_of AS (SELECT loan_id, sum(outstanding) AS open FROM slice_figures GROUP BY 1)
SELECT l.id AS loan_id, coalesce(a.balance, 0) AS booked, coalesce(o.open, 0) AS by_slices
  FROM loans l
  LEFT JOIN slices_of o ON o.loan_id = l.id
  LEFT JOIN accounts a ON a.name = 'loan:' || l.id || ':outstanding' AND a.currency = l.currency
 WHERE coalesce(a.balance, 0) <> coalesce(o.open, 0)
   AND EXISTS (SELECT FROM disbursements d WHERE d.loan_id = l.id);
