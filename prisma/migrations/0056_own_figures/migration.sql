-- What was lent and where all of a lender's money is, of one lender in one currency: a function, so that whoever
-- never had an account of their own, as a card paid for all that they lent, is answered as well. Their slices are
-- read once for all that is said of them, and of what these brought only the rows that have a gain.
DROP VIEW lender_figures;
CREATE FUNCTION lender_figures(of_lender integer, unit text) RETURNS TABLE (
  balance bigint, deposits bigint, disputed bigint, gains bigint, held bigint, owed bigint, tips bigint, withdrawals bigint,
  lent bigint, repaid bigint, recovered bigint, outstanding bigint, lost bigint, refunded bigint, sold bigint
)
LANGUAGE sql STABLE AS $$
WITH own AS MATERIALIZED (
  SELECT s.* FROM lent_slices s JOIN loans n ON n.id = s.loan_id
   WHERE s.account = 'lender:' || of_lender AND n.currency = unit::bpchar)
SELECT
  coalesce((SELECT a.balance FROM accounts a WHERE a.name = 'lender:' || of_lender AND a.currency = unit::bpchar), 0)::bigint,
  coalesce((SELECT sum(c.amount) FROM card_payments c
             WHERE c.lender_id = of_lender AND c.currency = unit::bpchar), 0)::bigint
  + coalesce((SELECT sum(b.came - b.taken_back) FROM deposit_accounts b
               WHERE b.lender_id = of_lender AND b.currency = unit::bpchar), 0)::bigint,
  coalesce((SELECT sum(d.amount - coalesce(a.balance, 0))
              FROM disputes d JOIN card_payments c ON c.id = d.card_payment_id
              LEFT JOIN accounts a ON a.name = 'dispute:' || d.id AND a.currency = d.currency
             WHERE c.lender_id = of_lender AND d.currency = unit::bpchar AND d.status <> 'won'), 0)::bigint,
  coalesce((SELECT sum(p.gain) FROM own s JOIN slice_payments p ON p.slice_id = s.slice_id AND p.gain <> 0
             WHERE (s.sold_by IS NULL OR p.journal_id < s.sold_by)
               AND NOT EXISTS (SELECT FROM journals r WHERE r.reverses_id = p.journal_id)), 0)::bigint,
  coalesce((SELECT sum(a.balance) FROM orders o JOIN accounts a
                ON a.name = 'order:' || o.id || ':held' AND a.currency = unit::bpchar
             WHERE o.lender_id = of_lender), 0)::bigint
  + coalesce((SELECT sum(a.balance) FROM payouts p JOIN accounts a
                ON a.name = 'payout:' || p.id || ':held' AND a.currency = unit::bpchar
             WHERE p.lender_id = of_lender), 0)::bigint,
  coalesce((SELECT a.balance FROM accounts a
             WHERE a.name = 'lender:' || of_lender || ':owed' AND a.currency = unit::bpchar), 0)::bigint,
  coalesce((SELECT sum(o.tip_taken) FROM orders o
             WHERE o.lender_id = of_lender AND o.currency = unit::bpchar), 0)::bigint
  - coalesce((SELECT sum(p.amount) FROM disputes d JOIN card_payments c ON c.id = d.card_payment_id
                JOIN journals j ON j.key IN ('dispute:' || d.id || ':lost', 'dispute:' || d.id || ':appeal_won')
                JOIN postings p ON p.journal_id = j.id
                JOIN accounts t ON t.id = p.account_id AND t.name = 'tips' AND t.currency = unit::bpchar
             WHERE c.lender_id = of_lender), 0)::bigint,
  coalesce((SELECT sum(x.amount) FROM payouts p JOIN payout_parts x ON x.payout_id = p.id
             WHERE p.lender_id = of_lender AND p.currency = unit::bpchar AND x.status = 'succeeded'), 0)::bigint,
  s.lent, s.repaid, s.recovered, s.outstanding, s.lost, s.refunded, s.sold
  FROM (
    SELECT coalesce(sum(s.lent), 0)::bigint AS lent, coalesce(sum(s.repaid), 0)::bigint AS repaid,
           coalesce(sum(s.recovered), 0)::bigint AS recovered, coalesce(sum(s.outstanding), 0)::bigint AS outstanding,
           coalesce(sum(s.lost), 0)::bigint AS lost, coalesce(sum(s.refunded), 0)::bigint AS refunded,
           coalesce(sum(s.sold), 0)::bigint AS sold
      FROM own s) s
$$;
CREATE INDEX slice_payments_of_gains ON slice_payments (slice_id) WHERE gain <> 0;
-- By it the view found a lender's account.
DROP INDEX accounts_of_lenders;
