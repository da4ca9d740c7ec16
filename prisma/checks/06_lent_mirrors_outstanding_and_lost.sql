-- loan:lent is the mirror of loan:outstanding and loan:lost.
SELECT split_part(name, ':', 2) AS loan_id, currency,
       sum(balance) FILTER (WHERE name LIKE '%:lent') AS lent,
       sum(balance) FILTER (WHERE name NOT LIKE '%:lent') AS outstanding_and_lost
  FROM accounts
 WHERE name LIKE 'loan:%' AND (name LIKE '%:lent' OR name LIKE '%:outstanding' OR name LIKE '%:lost:%')
 GROUP BY 1, 2
HAVING coalesce(sum(balance) FILTER (WHERE name LIKE '%:lent'), 0)
    <> coalesce(sum(balance) FILTER (WHERE name NOT LIKE '%:lent'), 0);
