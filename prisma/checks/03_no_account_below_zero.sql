-- Only facts (stripe, bank) and accounts that may have either sign go below zero.
SELECT name, currency, balance FROM accounts
 WHERE balance < 0 AND side <> 'either' AND name NOT IN ('stripe', 'bank');
