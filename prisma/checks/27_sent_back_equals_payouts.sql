-- What a bank account of a lender's has been sent back is the sum of its payouts that did not fail.
SELECT d.id AS deposit_account_id, d.sent_back, coalesce(sum(p.amount), 0) AS paid_out
  FROM deposit_accounts d
  LEFT JOIN payout_parts p ON p.deposit_account_id = d.id AND p.status <> 'failed'
 GROUP BY d.id, d.sent_back HAVING d.sent_back <> coalesce(sum(p.amount), 0);
