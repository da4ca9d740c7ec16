-- What lenders sent by bank, and had taken back by theirs, is what the books say.
WITH came AS MATERIALIZED (SELECT id FROM journals WHERE kind IN ('deposit', 'deposit_returned'))
SELECT coalesce(b.currency, j.currency)::text AS id, coalesce(b.came, 0) AS said, coalesce(j.came, 0) AS booked
  FROM (SELECT currency, sum(came - taken_back) AS came FROM deposit_accounts GROUP BY currency) b
  FULL JOIN (SELECT a.currency, sum(p.amount) AS came
               FROM came c JOIN postings p ON p.journal_id = c.id
               JOIN accounts a ON a.id = p.account_id AND a.name = 'bank'
              GROUP BY a.currency) j ON j.currency = b.currency
 WHERE coalesce(b.came, 0) <> coalesce(j.came, 0);
