-- What each lender's money is and where it is now, for statements and for the
-- check of the books: one definition for both. Each figure is asked for one
-- lender at a time, so that a statement does not sum everybody's slices.
CREATE INDEX slice_owners_account_idx ON slice_owners (account);

CREATE VIEW lender_figures AS
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
  -- A gain belongs to whoever owned the slice when it was booked.
  coalesce((SELECT sum(p.gain) FROM slice_owners f
              JOIN slices s ON s.id = f.slice_id JOIN slice_payments p ON p.slice_id = s.id
              JOIN journals g ON g.id = p.journal_id JOIN loans n ON n.id = s.loan_id
              LEFT JOIN slice_owners x ON x.slice_id = s.id AND x.reason = 'dispute_lost'
             WHERE f.account = 'lender:' || l.lender_id AND f.reason = 'funded' AND n.currency = l.currency
               AND (x.id IS NULL OR g.booked_at <= x.since)
               AND NOT EXISTS (SELECT FROM journals r WHERE r.reverses_id = p.journal_id)), 0)::bigint AS gains,
  coalesce((SELECT sum(a.balance) FROM orders o JOIN accounts a
                ON a.name = 'order:' || o.id || ':held' AND a.currency = l.currency
             WHERE o.lender_id = l.lender_id), 0)::bigint
  + coalesce((SELECT sum(a.balance) FROM payouts p JOIN accounts a
                ON a.name = 'payout:' || p.id || ':held' AND a.currency = l.currency
             WHERE p.lender_id = l.lender_id), 0)::bigint AS held,
  coalesce((SELECT a.balance FROM accounts a
             WHERE a.name = 'lender:' || l.lender_id || ':owed' AND a.currency = l.currency), 0)::bigint AS owed,
  coalesce((SELECT sum(s.principal - s.settled - s.written_off - s.refunded)
              FROM slices s JOIN loans n ON n.id = s.loan_id
             WHERE s.lender_id = l.lender_id AND n.currency = l.currency), 0)::bigint AS outstanding,
  coalesce((SELECT sum(s.written_off - s.recovered + s.settled - s.repaid)
              FROM slices s JOIN loans n ON n.id = s.loan_id
             WHERE s.lender_id = l.lender_id AND n.currency = l.currency), 0)::bigint
  + coalesce((SELECT sum(x.lost_before) FROM slice_owners f
                JOIN slice_owners x ON x.slice_id = f.slice_id AND x.reason = 'dispute_lost'
                JOIN slices s ON s.id = f.slice_id JOIN loans n ON n.id = s.loan_id
             WHERE f.account = 'lender:' || l.lender_id AND f.reason = 'funded' AND n.currency = l.currency), 0)::bigint AS lost,
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
