-- Nothing is held any more for an order or a payout that is over.
SELECT a.name, a.currency, a.balance FROM accounts a
  JOIN orders o ON a.name = 'order:' || o.id || ':held'
 WHERE o.status NOT IN ('open', 'processing') AND a.balance <> 0
UNION ALL
SELECT a.name, a.currency, a.balance FROM accounts a
  JOIN payouts p ON a.name = 'payout:' || p.id || ':held'
 WHERE p.status IN ('paid', 'failed', 'cancelled') AND a.balance <> 0
UNION ALL
SELECT a.name, a.currency, a.balance FROM accounts a
  JOIN disputes d ON a.name = 'dispute:' || d.id
 WHERE d.status <> 'open' AND a.balance <> 0;
