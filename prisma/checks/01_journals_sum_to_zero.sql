-- A journal's postings sum to zero in each currency.
SELECT j.id, j.key, a.currency, sum(p.amount) AS off_by
  FROM journals j JOIN postings p ON p.journal_id = j.id JOIN accounts a ON a.id = p.account_id
 GROUP BY j.id, j.key, a.currency HAVING sum(p.amount) <> 0;
