-- The whole of the house: what was owed, came and stood at Stripe when it was checked last, and what the day added.
CREATE TEMP VIEW old_totals AS
SELECT what, currency, amount FROM jsonb_to_recordset(current_setting('urunan.totals')::jsonb)
    AS t (what text, currency char(3), amount bigint);
-- All that was owed and did not move stands as one account.
CREATE TEMP VIEW accounts AS
SELECT a.* FROM public.accounts a WHERE a.name IN ('stripe', 'bank')
 UNION ALL
SELECT a.* FROM moved m JOIN public.accounts a ON a.id = m.id WHERE a.name NOT IN ('stripe', 'bank')
 UNION ALL
SELECT NULL, 'lender:0', t.currency, 'credit', t.amount - coalesce((
         SELECT sum(a.balance + m.since) FROM moved m JOIN public.accounts a ON a.id = m.id
          WHERE a.currency = t.currency AND is_owed(a.name)), 0)::bigint, false
  FROM old_totals t WHERE t.what = 'owed';
-- What is on its way to the bank is asked of all journals, and only when a line waits for it.
EXECUTE 'CREATE TEMP VIEW cover AS ' || current_setting('urunan.cover');
CREATE TEMP VIEW balance_transactions AS
SELECT currency, amount, fee FROM public.balance_transactions
 WHERE transaction >= pg_snapshot_xmin(current_setting('urunan.mark')::pg_snapshot)::text::bigint
   AND NOT pg_visible_in_snapshot(transaction::text::xid8, current_setting('urunan.mark')::pg_snapshot)
 UNION ALL
SELECT currency, amount, 0 FROM old_totals WHERE what = 'stripe_lines';
CREATE TEMP VIEW journals AS
SELECT j.id, j.kind FROM new_journals n JOIN public.journals j ON j.id = n.id
 UNION ALL
SELECT -1, 'deposit';
CREATE TEMP VIEW postings AS
SELECT p.journal_id, p.account_id, p.amount FROM new_journals n JOIN public.postings p ON p.journal_id = n.id
 UNION ALL
SELECT -1, a.id, t.amount FROM old_totals t JOIN public.accounts a ON a.name = 'bank' AND a.currency = t.currency
 WHERE t.what = 'deposits';
