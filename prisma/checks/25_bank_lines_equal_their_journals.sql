-- A line of the bank that is booked is the sum of its journals at the bank, each cent of which it meets once.
SELECT 'line' AS what, l.id::text AS id, l.amount AS said, coalesce(sum(e.amount), 0) AS booked
  FROM bank_lines l LEFT JOIN bank_line_entries e ON e.line_id = l.id
 GROUP BY l.id, l.amount, l.booked_at
HAVING coalesce(sum(e.amount), 0) <> CASE WHEN l.booked_at IS NULL THEN 0 ELSE l.amount END
UNION ALL
SELECT 'journal', e.journal_id::text, coalesce(max(p.amount), 0), sum(e.amount)
  FROM bank_line_entries e
  JOIN bank_lines l ON l.id = e.line_id
  LEFT JOIN (postings p JOIN accounts a ON a.id = p.account_id AND a.name = 'bank')
    ON p.journal_id = e.journal_id AND a.currency = l.currency
 GROUP BY e.journal_id, l.currency
HAVING abs(sum(e.amount)) > abs(coalesce(max(p.amount), 0))
    OR sum(e.amount) * coalesce(max(p.amount), 0) < 0;
