-- What a partner has to pay for lenders credited earlier is what its settlements say is advanced.
WITH advanced AS (
  SELECT 'partner:' || partner_id || ':receivable' AS name, currency, sum(advanced) AS amount
    FROM settlements GROUP BY 1, 2)
SELECT coalesce(a.name, s.name) AS name, coalesce(a.currency, s.currency) AS currency,
       coalesce(a.balance, 0) AS receivable, coalesce(s.amount, 0) AS advanced
  FROM (SELECT name, currency, balance FROM accounts WHERE name LIKE 'partner:%:receivable') a
  FULL JOIN advanced s ON s.name = a.name AND s.currency = a.currency
 WHERE coalesce(a.balance, 0) <> coalesce(s.amount, 0);
