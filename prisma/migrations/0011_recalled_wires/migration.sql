-- The journal that sold a slice: what was booked before it was its lender's, what came after the host's.
ALTER TABLE slice_owners ADD COLUMN journal_id bigint REFERENCES journals (id) ON DELETE RESTRICT ON UPDATE CASCADE;
UPDATE slice_owners o SET journal_id = j.id
  FROM slices s JOIN card_payments c ON c.order_id = s.order_id
  JOIN disputes d ON d.card_payment_id = c.id AND d.status = 'lost'
  JOIN journals j ON j.key = 'dispute:' || d.id || ':lost'
 WHERE o.slice_id = s.id AND o.reason = 'dispute_lost';
CREATE INDEX slice_owners_journal_id_idx ON slice_owners (journal_id);

-- A wire was recalled, and this part of it stays with its lenders (the loan was refunded or written
-- off meanwhile): the line stays paid, and its partner owes the part on partner:{id}:recalled.
ALTER TABLE receipt_lines ADD COLUMN recalled_at timestamptz(3);

CREATE OR REPLACE VIEW lent_slices AS
SELECT s.slice_id, s.loan_id, f.account, x.since AS sold_at, s.principal AS lent,
       coalesce(x.repaid_before, s.repaid) AS repaid,
       coalesce(x.recovered_before, s.recovered) AS recovered,
       CASE WHEN x.id IS NULL THEN s.outstanding ELSE 0 END AS outstanding,
       coalesce(x.lost_before, s.lost) AS lost,
       coalesce(x.refunded_before, s.refunded) AS refunded,
       coalesce(x.price, 0) AS sold,
       x.journal_id AS sold_by
  FROM slice_figures s
  JOIN slice_owners f ON f.slice_id = s.slice_id AND f.reason = 'funded'
  LEFT JOIN slice_owners x ON x.slice_id = s.slice_id AND x.reason = 'dispute_lost';

-- As in 0010; a gain belongs to whoever owned the slice when it was booked, by the order of journals.
CREATE OR REPLACE VIEW lender_figures AS
WITH lender AS (
  SELECT id AS account_id, split_part(name, ':', 2)::int AS lender_id, currency, balance
    FROM accounts WHERE name ~ '^lender:\d+$')
SELECT l.lender_id, l.currency, l.balance,
  coalesce((SELECT sum(c.amount) FROM card_payments c
             WHERE c.lender_id = l.lender_id AND c.currency = l.currency), 0)::bigint AS deposits,
  coalesce((SELECT sum(d.amount - coalesce(a.balance, 0))
              FROM disputes d JOIN card_payments c ON c.id = d.card_payment_id
              LEFT JOIN accounts a ON a.name = 'dispute:' || d.id AND a.currency = d.currency
             WHERE c.lender_id = l.lender_id AND d.currency = l.currency AND d.status <> 'won'), 0)::bigint AS disputed,
  coalesce((SELECT sum(p.gain) FROM lent_slices s JOIN slice_payments p ON p.slice_id = s.slice_id
              JOIN loans n ON n.id = s.loan_id
             WHERE s.account = 'lender:' || l.lender_id AND n.currency = l.currency
               AND (s.sold_by IS NULL OR p.journal_id < s.sold_by)
               AND NOT EXISTS (SELECT FROM journals r WHERE r.reverses_id = p.journal_id)), 0)::bigint AS gains,
  coalesce((SELECT sum(a.balance) FROM orders o JOIN accounts a
                ON a.name = 'order:' || o.id || ':held' AND a.currency = l.currency
             WHERE o.lender_id = l.lender_id), 0)::bigint
  + coalesce((SELECT sum(a.balance) FROM payouts p JOIN accounts a
                ON a.name = 'payout:' || p.id || ':held' AND a.currency = l.currency
             WHERE p.lender_id = l.lender_id), 0)::bigint AS held,
  coalesce((SELECT a.balance FROM accounts a
             WHERE a.name = 'lender:' || l.lender_id || ':owed' AND a.currency = l.currency), 0)::bigint AS owed,
  coalesce((SELECT sum(s.outstanding) FROM lent_slices s JOIN loans n ON n.id = s.loan_id
             WHERE s.account = 'lender:' || l.lender_id AND n.currency = l.currency), 0)::bigint AS outstanding,
  coalesce((SELECT sum(s.lost) FROM lent_slices s JOIN loans n ON n.id = s.loan_id
             WHERE s.account = 'lender:' || l.lender_id AND n.currency = l.currency), 0)::bigint AS lost,
  coalesce((SELECT sum(o.tip_taken) FROM orders o
             WHERE o.lender_id = l.lender_id AND o.currency = l.currency), 0)::bigint
  - coalesce((SELECT sum(p.amount) FROM disputes d JOIN card_payments c ON c.id = d.card_payment_id
                JOIN journals j ON j.key = 'dispute:' || d.id || ':lost'
                JOIN postings p ON p.journal_id = j.id
                JOIN accounts t ON t.id = p.account_id AND t.name = 'tips' AND t.currency = l.currency
             WHERE c.lender_id = l.lender_id), 0)::bigint AS tips,
  coalesce((SELECT sum(x.amount) FROM payouts p JOIN payout_parts x ON x.payout_id = p.id
             WHERE p.lender_id = l.lender_id AND p.currency = l.currency AND x.status = 'succeeded'), 0)::bigint AS withdrawals
  FROM lender l;
