-- What a lender owes is paid first out of what the lender is credited.
SELECT o.name, o.currency, o.balance AS owed, f.balance AS free
  FROM accounts o JOIN accounts f ON f.name || ':owed' = o.name AND f.currency = o.currency
 WHERE o.name ~ '^lender:\d+:owed$' AND o.balance > 0 AND f.balance > 0;
