-- From which accounts at banks a lender's deposits came: so much may go back there without a question.
CREATE TABLE deposit_accounts (
  id serial PRIMARY KEY,
  lender_id integer NOT NULL REFERENCES people (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  currency char(3) NOT NULL,
  -- As the bank wrote it, without spaces, in capitals; empty where it did not say.
  account text NOT NULL,
  holder text,
  came bigint NOT NULL DEFAULT 0,
  -- What the lender's bank took back later.
  taken_back bigint NOT NULL DEFAULT 0,
  -- Withdrawals to it, sent and not failed.
  sent_back bigint NOT NULL DEFAULT 0,
  last_at timestamptz(3) NOT NULL,
  CHECK (taken_back BETWEEN 0 AND came),
  CHECK (sent_back BETWEEN 0 AND came)
);
CREATE UNIQUE INDEX deposit_accounts_lender_id_currency_account_key
  ON deposit_accounts (lender_id, currency, account);
ALTER TABLE payout_parts ADD COLUMN deposit_account_id integer
  REFERENCES deposit_accounts (id) ON DELETE SET NULL ON UPDATE CASCADE;
ALTER TABLE payout_parts ADD CHECK (deposit_account_id IS NULL OR rail = 'bank_wire');
-- The questions of the books go through all of a currency's deposits.
CREATE INDEX journals_of_deposits ON journals (id) WHERE kind IN ('deposit', 'deposit_returned');

-- As in 0013; what came by bank transfer is a deposit, too.
CREATE OR REPLACE VIEW lender_figures AS
WITH lender AS (
  SELECT id AS account_id, split_part(name, ':', 2)::int AS lender_id, currency, balance
    FROM accounts WHERE name ~ '^lender:\d+$')
SELECT l.lender_id, l.currency, l.balance,
  coalesce((SELECT sum(c.amount) FROM card_payments c
             WHERE c.lender_id = l.lender_id AND c.currency = l.currency), 0)::bigint
  + coalesce((SELECT sum(b.came - b.taken_back) FROM deposit_accounts b
               WHERE b.lender_id = l.lender_id AND b.currency = l.currency), 0)::bigint AS deposits,
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
                JOIN journals j ON j.key IN ('dispute:' || d.id || ':lost', 'dispute:' || d.id || ':appeal_won')
                JOIN postings p ON p.journal_id = j.id
                JOIN accounts t ON t.id = p.account_id AND t.name = 'tips' AND t.currency = l.currency
             WHERE c.lender_id = l.lender_id), 0)::bigint AS tips,
  coalesce((SELECT sum(x.amount) FROM payouts p JOIN payout_parts x ON x.payout_id = p.id
             WHERE p.lender_id = l.lender_id AND p.currency = l.currency AND x.status = 'succeeded'), 0)::bigint AS withdrawals
  FROM lender l;
