-- Each lender: deposits - disputed + gains
--   = balance + held - owed + outstanding + lost + tips + withdrawals.
-- What lender_figures says of one lender, asked of all at once: each part is read once and added up by lender.
WITH lent AS (
  SELECT split_part(s.account, ':', 2)::int AS lender_id, n.currency, s.slice_id, s.sold_by, s.outstanding, s.lost
    FROM lent_slices s JOIN loans n ON n.id = s.loan_id WHERE s.account LIKE 'lender:%'),
of_lender AS (SELECT lender_id, currency, sum(outstanding) AS outstanding, sum(lost) AS lost FROM lent GROUP BY 1, 2),
part AS (
  SELECT 'deposits' AS what, lender_id, currency, amount FROM card_payments
  UNION ALL SELECT 'deposits', lender_id, currency, came - taken_back FROM deposit_accounts
  UNION ALL SELECT 'disputed', c.lender_id, d.currency, coalesce(a.balance, 0) - d.amount
    FROM disputes d JOIN card_payments c ON c.id = d.card_payment_id
    LEFT JOIN accounts a ON a.name = 'dispute:' || d.id AND a.currency = d.currency
   WHERE d.status <> 'won'
  UNION ALL SELECT 'gains', l.lender_id, l.currency, p.gain
    FROM slice_payments p JOIN lent l ON l.slice_id = p.slice_id
   WHERE p.gain <> 0 AND (l.sold_by IS NULL OR p.journal_id < l.sold_by)
     AND NOT EXISTS (SELECT FROM journals r WHERE r.reverses_id = p.journal_id)
  UNION ALL SELECT 'balance', split_part(name, ':', 2)::int, currency, -balance FROM accounts WHERE name LIKE 'lender:%' AND name NOT LIKE '%:owed'
  UNION ALL SELECT 'owed', split_part(name, ':', 2)::int, currency, balance FROM accounts WHERE name LIKE 'lender:%:owed'
  UNION ALL SELECT 'held', o.lender_id, a.currency, -a.balance
    FROM accounts a JOIN orders o ON o.id = split_part(a.name, ':', 2)::int WHERE a.name LIKE 'order:%:held'
  UNION ALL SELECT 'held', p.lender_id, a.currency, -a.balance
    FROM accounts a JOIN payouts p ON p.id = split_part(a.name, ':', 2)::int WHERE a.name LIKE 'payout:%:held'
  UNION ALL SELECT 'outstanding', lender_id, currency, -outstanding FROM of_lender
  UNION ALL SELECT 'lost', lender_id, currency, -lost FROM of_lender
  UNION ALL SELECT 'tips', lender_id, currency, -tip_taken FROM orders
  UNION ALL SELECT 'tips', c.lender_id, t.currency, p.amount
    FROM disputes d JOIN card_payments c ON c.id = d.card_payment_id
    JOIN journals j ON j.key IN ('dispute:' || d.id || ':lost', 'dispute:' || d.id || ':appeal_won')
    JOIN postings p ON p.journal_id = j.id JOIN accounts t ON t.id = p.account_id AND t.name = 'tips'
  UNION ALL SELECT 'withdrawals', p.lender_id, p.currency, -x.amount
    FROM payouts p JOIN payout_parts x ON x.payout_id = p.id WHERE x.status = 'succeeded')
SELECT lender_id, currency, sum(amount) AS off_by,
       jsonb_object_agg(what, abs(amount)) AS parts
  FROM (SELECT lender_id, currency, what, sum(amount) AS amount FROM part
         WHERE lender_id IS NOT NULL GROUP BY 1, 2, 3) summed
 GROUP BY 1, 2 HAVING sum(amount) <> 0;
