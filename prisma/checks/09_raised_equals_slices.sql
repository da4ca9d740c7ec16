-- What is raised is what the slices lent, while the loan is being funded, and zero after.
WITH lent AS (SELECT loan_id, sum(principal) AS principal FROM slices GROUP BY 1),
by_slices AS (
  SELECT l.id, l.currency, l.status, l.raised, coalesce(s.principal, 0) AS principal,
         CASE WHEN l.status IN ('fundraising', 'funded') THEN coalesce(s.principal, 0) ELSE 0 END AS expected
    FROM loans l LEFT JOIN lent s ON s.loan_id = l.id)
SELECT s.id AS loan_id, s.status, s.raised, s.principal, coalesce(a.balance, 0) AS booked, s.expected
  FROM by_slices s
  LEFT JOIN accounts a ON a.name = 'loan:' || s.id || ':raised' AND a.currency = s.currency
 WHERE coalesce(a.balance, 0) <> s.expected OR s.raised <> s.principal;
