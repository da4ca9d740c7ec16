-- What we say stands at Stripe is the sum of Stripe's own lines, and of charges it has not booked yet.
SELECT coalesce(a.currency, l.currency) AS currency, coalesce(a.balance, 0) AS booked,
       coalesce(l.amount, 0) AS by_lines
  FROM (SELECT currency, balance FROM accounts WHERE name = 'stripe') AS a
  FULL JOIN (SELECT currency, sum(amount) AS amount
               FROM (SELECT currency, amount - fee AS amount FROM balance_transactions
                     UNION ALL
                     SELECT currency, amount FROM card_payments WHERE balance_transaction_id IS NULL) AS lines
              GROUP BY currency) AS l ON l.currency = a.currency
 WHERE coalesce(a.balance, 0) <> coalesce(l.amount, 0);
