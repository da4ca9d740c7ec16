-- What was collected on a loan is what receipts have not distributed yet.
WITH waiting AS (
  SELECT loan_id, sum(cash + gain) AS amount FROM receipt_lines WHERE distributed_at IS NULL GROUP BY 1)
SELECT a.name, a.currency, a.balance, coalesce(w.amount, 0) AS waiting
  FROM accounts a
  LEFT JOIN waiting w ON w.loan_id = split_part(a.name, ':', 2)::int
 WHERE a.name LIKE 'loan:%:collected' AND a.balance <> coalesce(w.amount, 0);
