-- The books: what was moved. What an account had before stands in its stead of all its older postings; where
-- that is not known, they are all read.
CREATE TEMP VIEW postings AS
SELECT p.* FROM new_journals n JOIN public.postings p ON p.journal_id = n.id
 UNION ALL
SELECT NULL, m.id, CASE a.side WHEN 'debit' THEN 1 ELSE -1 END * c.balance
  FROM moved m JOIN public.checked_balances c ON c.account_id = m.id JOIN public.accounts a ON a.id = m.id
 UNION ALL
SELECT NULL, m.id, coalesce((SELECT sum(p.amount) FROM public.postings p WHERE p.account_id = m.id), 0)::bigint - m.since
  FROM moved m WHERE NOT EXISTS (SELECT FROM public.checked_balances c WHERE c.account_id = m.id);
CREATE TEMP VIEW accounts AS SELECT a.* FROM moved m JOIN public.accounts a ON a.id = m.id;
