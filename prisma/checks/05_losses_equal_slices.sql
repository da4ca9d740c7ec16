-- What is lost of a loan is what its slices wrote off and did not recover, and lost to the currency.
WITH by_slices AS (
  SELECT loan_id, sum(unrecovered) AS written_off, sum(currency_loss) AS currency_loss
    FROM slice_figures GROUP BY 1),
booked AS (
  SELECT split_part(name, ':', 2)::int AS id,
         sum(balance) FILTER (WHERE name NOT LIKE '%:lost:currency') AS written_off,
         sum(balance) FILTER (WHERE name LIKE '%:lost:currency') AS currency_loss
    FROM accounts WHERE name LIKE 'loan:%:lost:%' GROUP BY 1)
SELECT coalesce(s.loan_id, b.id) AS loan_id, s.written_off, b.written_off AS booked_written_off,
       s.currency_loss, b.currency_loss AS booked_currency_loss
  FROM by_slices s FULL JOIN booked b ON b.id = s.loan_id
 WHERE coalesce(s.written_off, 0) <> coalesce(b.written_off, 0)
    OR coalesce(s.currency_loss, 0) <> coalesce(b.currency_loss, 0);
