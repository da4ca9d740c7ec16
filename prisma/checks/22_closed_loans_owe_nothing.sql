-- A loan that is over has nothing outstanding.
WITH open AS (
  SELECT loan_id, outstanding FROM slice_figures WHERE outstanding <> 0
   UNION ALL
  SELECT split_part(name, ':', 2)::int, balance FROM accounts WHERE name LIKE 'loan:%:outstanding' AND balance <> 0)
SELECT l.id AS loan_id, l.status, o.outstanding
  FROM open o JOIN loans l ON l.id = o.loan_id
 WHERE l.status IN ('repaid', 'refunded', 'expired', 'withdrawn');
