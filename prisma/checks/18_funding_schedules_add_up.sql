-- A loan's instalments add up to its amount, in local money and in the funding currency.
SELECT l.id AS loan_id, l.amount, sum(i.principal) AS scheduled, l.local_amount, sum(i.local_principal) AS local_scheduled
  FROM loans l JOIN instalments i ON i.loan_id = l.id
 GROUP BY l.id, l.amount, l.local_amount HAVING l.amount <> sum(i.principal) OR l.local_amount <> sum(i.local_principal);
