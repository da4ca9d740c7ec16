-- Out of what a lender is credited, what the lender owes is paid first.
SELECT o.name, o.currency, o.balance AS owed, f.balance AS free
  FROM accounts o JOIN accounts f ON f.name || ':owed' = o.name AND f.currency = o.currency
 WHERE o.name ~ '^lender:\d+:owed$' AND o.balance > 0 AND f.balance > 0;
