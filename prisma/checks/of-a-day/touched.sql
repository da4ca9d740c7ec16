-- What a day touched: the journals that the mark did not see yet, the accounts they moved and by how much, and
-- whatever those accounts, and what is written without a journal, are about. `account_names` says how the
-- accounts of each kind of thing are called, with # for its number.
CREATE TEMP TABLE new_journals ON COMMIT DROP AS
SELECT j.id FROM journals j, (SELECT current_setting('urunan.mark')::pg_snapshot AS mark) AS m
 WHERE j.transaction >= pg_snapshot_xmin(current_setting('urunan.mark')::pg_snapshot)::text::bigint
   AND NOT pg_visible_in_snapshot(j.transaction::text::xid8, m.mark);
ANALYZE new_journals;

CREATE TEMP TABLE moved ON COMMIT DROP AS
SELECT p.account_id AS id, sum(p.amount)::bigint AS since
  FROM new_journals n JOIN postings p ON p.journal_id = n.id GROUP BY 1;
ANALYZE moved;

CREATE TEMP TABLE touched (kind text NOT NULL, id integer NOT NULL, PRIMARY KEY (kind, id)) ON COMMIT DROP;
INSERT INTO touched
SELECT split_part(a.name, ':', 1), split_part(a.name, ':', 2)::int
  FROM moved m JOIN accounts a ON a.id = m.id WHERE a.name LIKE '%:%'
UNION
-- Taken over by the host: no account of the loan's moves.
SELECT 'loan', s.loan_id
  FROM new_journals n JOIN slice_owners o ON o.journal_id = n.id JOIN slices s ON s.id = o.slice_id
UNION
SELECT 'loan', e.loan_id FROM loan_events e
 WHERE e.transaction >= pg_snapshot_xmin(current_setting('urunan.mark')::pg_snapshot)::text::bigint
   AND NOT pg_visible_in_snapshot(e.transaction::text::xid8, current_setting('urunan.mark')::pg_snapshot);
ANALYZE touched;
INSERT INTO touched
SELECT 'slice', s.id FROM touched t JOIN slices s ON s.loan_id = t.id WHERE t.kind = 'loan'
UNION
SELECT 'settlement', l.settlement_id FROM touched t JOIN settlement_lines l ON l.loan_id = t.id WHERE t.kind = 'loan'
UNION
-- What was ended without moving money should have left nothing held or due.
SELECT 'settlement', id FROM settlements WHERE status <> 'closed' OR closed_at >= current_setting('urunan.since')::timestamptz - interval '1 day'
UNION
SELECT 'order', id FROM orders
 WHERE status IN ('failed', 'abandoned') AND ended_at >= current_setting('urunan.since')::timestamptz - interval '1 day'
   AND expires_at >= current_setting('urunan.since')::timestamptz - interval '60 days'
UNION
SELECT 'payout', id FROM payouts WHERE ended_at >= current_setting('urunan.since')::timestamptz - interval '1 day'
UNION
SELECT 'dispute', id FROM disputes WHERE closed_at >= current_setting('urunan.since')::timestamptz - interval '1 day'
UNION
-- A line of the bank may be said to be what was booked long ago.
SELECT 'bank_line', l.id FROM bank_lines l
 WHERE l.booked_at IS NULL OR l.booked_at >= current_setting('urunan.since')::timestamptz - interval '1 day'
UNION
SELECT 'bank_line', e.line_id FROM new_journals n JOIN bank_line_entries e ON e.journal_id = n.id
    ON CONFLICT DO NOTHING;
INSERT INTO touched
SELECT DISTINCT 'bank_line', other.line_id
  FROM touched t JOIN bank_line_entries e ON e.line_id = t.id JOIN bank_line_entries other ON other.journal_id = e.journal_id
 WHERE t.kind = 'bank_line'
    ON CONFLICT DO NOTHING;
INSERT INTO touched
SELECT DISTINCT 'order', s.order_id FROM touched t JOIN slices s ON s.id = t.id
 WHERE t.kind = 'slice' AND s.order_id IS NOT NULL
    ON CONFLICT DO NOTHING;
INSERT INTO touched
SELECT 'partner', s.partner_id FROM touched t JOIN settlements s ON s.id = t.id WHERE t.kind = 'settlement'
UNION
SELECT 'lender', s.lender_id FROM touched t JOIN slices s ON s.id = t.id
 WHERE t.kind = 'slice' AND s.lender_id IS NOT NULL
UNION
SELECT 'lender', o.lender_id FROM touched t JOIN orders o ON o.id = t.id WHERE t.kind = 'order'
UNION
SELECT 'lender', p.lender_id FROM touched t JOIN payouts p ON p.id = t.id
 WHERE t.kind = 'payout' AND p.lender_id IS NOT NULL
UNION
SELECT 'lender', c.lender_id
  FROM touched t JOIN disputes d ON d.id = t.id JOIN card_payments c ON c.id = d.card_payment_id
 WHERE t.kind = 'dispute'
    ON CONFLICT DO NOTHING;
-- Everything of a lender's is added up; so is what their orders, payouts and disputes hold.
INSERT INTO touched
SELECT 'order', o.id FROM touched t JOIN orders o ON o.lender_id = t.id WHERE t.kind = 'lender'
UNION
SELECT 'payout', p.id FROM touched t JOIN payouts p ON p.lender_id = t.id WHERE t.kind = 'lender'
UNION
SELECT 'dispute', d.id
  FROM touched t JOIN card_payments c ON c.lender_id = t.id JOIN disputes d ON d.card_payment_id = c.id
 WHERE t.kind = 'lender'
    ON CONFLICT DO NOTHING;
ANALYZE touched;

CREATE TEMP TABLE named ON COMMIT DROP AS
SELECT a.* FROM touched t
  JOIN jsonb_each(current_setting('urunan.account_names')::jsonb) AS kinds (kind, names) ON kinds.kind = t.kind
  CROSS JOIN jsonb_array_elements_text(kinds.names) AS pattern
  JOIN accounts a ON a.name = replace(pattern, '#', t.id::text);
ANALYZE named;
