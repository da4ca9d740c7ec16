-- The balance of an account is the sum of its postings.
SELECT a.name, a.currency, a.balance,
       coalesce(sum(CASE WHEN a.side = 'debit' THEN p.amount ELSE -p.amount END), 0) AS posted
  FROM accounts a LEFT JOIN postings p ON p.account_id = a.id
 GROUP BY a.id
HAVING a.balance <> coalesce(sum(CASE WHEN a.side = 'debit' THEN p.amount ELSE -p.amount END), 0);
