-- What is outstanding of a loan is what its slices have not settled, lost or got back.
WITH slices_of AS (
  SELECT l.id, l.currency, coalesce(sum(s.outstanding), 0) AS open
    FROM loans l LEFT JOIN slice_figures s ON s.loan_id = l.id
   WHERE EXISTS (SELECT FROM disbursements d WHERE d.loan_id = l.id)
   GROUP BY l.id, l.currency)
SELECT o.id AS loan_id, coalesce(a.balance, 0) AS booked, o.open AS by_slices
  FROM slices_of o
  LEFT JOIN accounts a ON a.name = 'loan:' || o.id || ':outstanding' AND a.currency = o.currency
 WHERE coalesce(a.balance, 0) <> o.open;
