-- What is held and what of it is owed to others, by currency: for check 07, and for everybody to read.
-- At the bank it is what the bank says that counts: what left there and is in no book yet is gone, and
-- what came and nobody has named yet is somebody's. Money of ours that is under way is on neither side.
-- Where Stripe keeps another currency than is lent, what is left there counts at the newest rate.
CREATE VIEW cover AS
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
         coalesce(sum(balance) FILTER (WHERE name ~
           '^(lender:\d+|(order|payout):\d+:held|loan:\d+:(raised|collected)|partner:\d+:(payable|overpaid))$'), 0) AS owed,
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
