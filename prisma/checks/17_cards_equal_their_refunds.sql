-- What a card payment has given back is the sum of its refunds that did not fail.
SELECT c.id AS card_payment_id, c.refunded, coalesce(sum(p.amount), 0) AS parts
  FROM card_payments c
  LEFT JOIN payout_parts p ON p.card_payment_id = c.id AND p.status <> 'failed'
 GROUP BY c.id, c.refunded HAVING c.refunded <> coalesce(sum(p.amount), 0);
