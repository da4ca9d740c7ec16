-- Each lender: deposits - disputed + gains
--   = balance + held - owed + outstanding + lost + tips + withdrawals.
WITH lender AS (
  SELECT DISTINCT split_part(name, ':', 2)::int AS id, currency FROM accounts WHERE name ~ '^lender:\d+$'),
first_owner AS (SELECT DISTINCT ON (slice_id) slice_id, account FROM slice_owners ORDER BY slice_id, id),
sale AS (SELECT * FROM slice_owners WHERE reason = 'dispute_lost'),
holdings AS (
  SELECT f.account, l.currency,
         sum(CASE WHEN x.id IS NULL THEN s.principal - s.settled - s.written_off - s.refunded ELSE 0 END) AS outstanding,
         sum(coalesce(x.lost_before, s.written_off - s.recovered + s.settled - s.repaid)) AS lost
    FROM slices s JOIN loans l ON l.id = s.loan_id JOIN first_owner f ON f.slice_id = s.id
    LEFT JOIN sale x ON x.slice_id = s.id GROUP BY 1, 2),
gains AS (
  SELECT f.account, l.currency, sum(p.gain) AS gain
    FROM slice_payments p JOIN slices s ON s.id = p.slice_id JOIN loans l ON l.id = s.loan_id
    JOIN first_owner f ON f.slice_id = s.id LEFT JOIN sale x ON x.slice_id = s.id
   WHERE x.id IS NULL AND NOT EXISTS (SELECT FROM journals r WHERE r.reverses_id = p.journal_id) GROUP BY 1, 2),
disputes_of AS (
  SELECT c.lender_id, d.currency, sum(d.amount - coalesce(a.balance, 0)) AS disputed,
         sum(coalesce((SELECT p.amount FROM journals j JOIN postings p ON p.journal_id = j.id
                         JOIN accounts t ON t.id = p.account_id AND t.name = 'tips'
                        WHERE j.key = 'dispute:' || d.id || ':lost'), 0)) AS tips_back
    FROM disputes d JOIN card_payments c ON c.id = d.card_payment_id
    LEFT JOIN accounts a ON a.name = 'dispute:' || d.id AND a.currency = d.currency
   WHERE d.status <> 'won' GROUP BY 1, 2),
sums AS (
  SELECT l.id, l.currency,
    coalesce((SELECT sum(c.amount) FROM card_payments c WHERE c.lender_id = l.id AND c.currency = l.currency), 0)
    - coalesce(d.disputed, 0) + coalesce(g.gain, 0) AS came,
    coalesce((SELECT sum(CASE WHEN a.name = 'lender:' || l.id || ':owed' THEN -a.balance ELSE a.balance END) FROM accounts a
               WHERE a.currency = l.currency AND (a.name IN ('lender:' || l.id, 'lender:' || l.id || ':owed')
                  OR a.name IN (SELECT 'order:' || o.id || ':held' FROM orders o WHERE o.lender_id = l.id)
                  OR a.name IN (SELECT 'payout:' || p.id || ':held' FROM payouts p WHERE p.lender_id = l.id))), 0)
    + coalesce(h.outstanding, 0) + coalesce(h.lost, 0)
    + coalesce((SELECT sum(o.tip_taken) FROM orders o WHERE o.lender_id = l.id AND o.currency = l.currency), 0)
    - coalesce(d.tips_back, 0)
    + coalesce((SELECT sum(x.amount) FROM payout_parts x JOIN payouts p ON p.id = x.payout_id
                 WHERE p.lender_id = l.id AND p.currency = l.currency AND x.status = 'succeeded'), 0) AS went
    FROM lender l
    LEFT JOIN holdings h ON h.account = 'lender:' || l.id AND h.currency = l.currency
    LEFT JOIN gains g ON g.account = 'lender:' || l.id AND g.currency = l.currency
    LEFT JOIN disputes_of d ON d.lender_id = l.id AND d.currency = l.currency)
SELECT id AS lender_id, currency, came, went FROM sums WHERE came <> went;
