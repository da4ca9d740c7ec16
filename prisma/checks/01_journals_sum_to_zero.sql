-- A journal's postings sum to zero in each currency. What sums to zero in each does so in all: only journals that
-- touch a currency other than the usual one are asked by currency, too.
WITH usual AS (
  SELECT currency FROM (SELECT currency FROM accounts LIMIT 1000) AS few GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1),
touching AS (
  SELECT DISTINCT p.journal_id FROM accounts a JOIN postings p ON p.account_id = a.id
   WHERE a.currency <> (SELECT currency FROM usual)),
wrong AS (
  SELECT journal_id, NULL::bpchar AS currency, sum(amount) AS off_by FROM postings
   GROUP BY 1 HAVING sum(amount) <> 0
  UNION ALL
  SELECT p.journal_id, a.currency, sum(p.amount)
    FROM touching t JOIN postings p ON p.journal_id = t.journal_id JOIN accounts a ON a.id = p.account_id
   GROUP BY 1, 2 HAVING sum(p.amount) <> 0)
SELECT journal_id, (SELECT key FROM journals WHERE id = journal_id), currency, off_by FROM wrong
 WHERE journal_id IS NOT NULL;
