-- The balance of an account is the sum of its postings.
WITH posted AS (SELECT account_id, sum(amount) AS amount FROM postings GROUP BY 1)
SELECT a.name, a.currency, a.balance,
       CASE a.side WHEN 'debit' THEN 1 ELSE -1 END * coalesce(p.amount, 0) AS posted
  FROM accounts a LEFT JOIN posted p ON p.account_id = a.id
 WHERE a.balance <> CASE a.side WHEN 'debit' THEN 1 ELSE -1 END * coalesce(p.amount, 0);
