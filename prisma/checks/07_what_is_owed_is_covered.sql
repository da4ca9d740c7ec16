-- What stands at Stripe and the bank covers everything that is owed to others.
-- Fees and costs are the host's to pay: with its own money, or with tips.
SELECT currency, held, owed FROM (
  SELECT currency,
         coalesce(sum(balance) FILTER (WHERE name IN ('stripe', 'bank')), 0) AS held,
         coalesce(sum(balance) FILTER (WHERE name ~
           '^(lender:\d+|(order|payout):\d+:held|loan:\d+:(raised|collected)|partner:\d+:(payable|overpaid))$'), 0) AS owed
    FROM accounts GROUP BY currency) AS sums
 WHERE held < owed;
