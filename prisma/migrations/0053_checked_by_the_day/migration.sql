-- The checks of a night ask about what was booked since the last that found nothing. Which that is, only the
-- database knows: a lower number may be committed later, a transaction tells whether a snapshot saw it. What a
-- transaction is means nothing in another cluster, so a check remembers where it was.
ALTER TABLE books_checks
  ADD COLUMN whole boolean NOT NULL DEFAULT true,
  ADD COLUMN snapshot text,
  ADD COLUMN "database" text,
  ADD COLUMN totals jsonb;

-- Rows from before have none: the first check asks about all.
ALTER TABLE loan_events ADD COLUMN "transaction" bigint;
ALTER TABLE loan_events ALTER COLUMN "transaction" SET DEFAULT pg_current_xact_id()::text::bigint;
ALTER TABLE balance_transactions ADD COLUMN "transaction" bigint;
ALTER TABLE balance_transactions ALTER COLUMN "transaction" SET DEFAULT pg_current_xact_id()::text::bigint;
CREATE INDEX journals_transaction_idx ON journals USING brin ("transaction");
CREATE INDEX loan_events_transaction_idx ON loan_events USING brin ("transaction");
CREATE INDEX balance_transactions_transaction_idx ON balance_transactions USING brin ("transaction");

-- Nearly no payment brings a gain of the exchange rate; those that do are asked for by lender.
CREATE INDEX slice_payments_with_gain ON slice_payments (slice_id) WHERE gain <> 0;

-- What an account had when it was checked last: of those that were moved since a whole check, and of those with
-- so many postings that nobody wants to add them up again. No reference: it would lock what money moves over.
CREATE TABLE checked_balances (
  account_id integer PRIMARY KEY,
  balance bigint NOT NULL
);

-- What is in an account of this name is somebody else's.
CREATE FUNCTION is_owed(account text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT account LIKE 'lender:%' AND account NOT LIKE '%:owed'
      OR account LIKE 'order:%' OR account LIKE 'payout:%'
      OR account LIKE 'loan:%' AND (account LIKE '%:raised' OR account LIKE '%:collected')
      OR account LIKE 'partner:%' AND (account LIKE '%:payable' OR account LIKE '%:overpaid')
$$;
CREATE OR REPLACE VIEW cover AS
WITH way AS (
  SELECT a.currency, p.amount - coalesce((SELECT sum(e.amount) FROM bank_line_entries e WHERE e.journal_id = j.id), 0) AS rest
    FROM accounts a JOIN postings p ON p.account_id = a.id JOIN journals j ON j.id = p.journal_id
   WHERE a.name = 'bank' AND p.amount < 0 AND j.reverses_id IS NULL
     AND NOT EXISTS (SELECT FROM journals r WHERE r.reverses_id = j.id)),
told AS (
  SELECT l.currency,
         least(0, sum(l.amount) - coalesce((SELECT sum(rest) FROM way WHERE way.currency = l.currency), 0)) AS beyond_the_books
    FROM bank_lines l WHERE l.booked_at IS NULL AND l.amount < 0 GROUP BY l.currency),
sums AS (
  SELECT currency,
         coalesce(sum(balance) FILTER (WHERE name IN ('stripe', 'bank')), 0)
           + coalesce((SELECT beyond_the_books FROM told WHERE told.currency = accounts.currency), 0) AS held,
         coalesce(sum(balance) FILTER (WHERE is_owed(name)), 0) AS owed,
         CASE WHEN currency IN ('BIF', 'CLP', 'DJF', 'GNF', 'JPY', 'KMF', 'KRW', 'MGA', 'PYG', 'RWF', 'VND', 'VUV', 'XAF', 'XOF', 'XPF') THEN 1
              WHEN currency IN ('BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND') THEN 1000
              ELSE 100 END AS minor_units
    FROM accounts GROUP BY currency),
rates AS (
  SELECT DISTINCT ON (currency, per_currency) currency, per_currency, rate
    FROM exchange_rates ORDER BY currency, per_currency, day DESC),
covers AS (
  SELECT short.currency, short.held, short.owed,
         coalesce(floor(sum((other.held - other.owed) * short.minor_units / (r.rate * other.minor_units))), 0) AS held_in_other_currencies
    FROM sums short
    LEFT JOIN sums other ON other.currency <> short.currency AND other.held > other.owed
    LEFT JOIN rates r ON r.currency = other.currency AND r.per_currency = short.currency
   GROUP BY short.currency, short.held, short.owed)
SELECT currency, held::bigint, held_in_other_currencies::bigint, owed::bigint FROM covers;
