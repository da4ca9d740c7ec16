-- What is lost of a loan is what its slices wrote off and did not recover, and lost to the currency.
WITH by_slices AS (
  SELECT l.id, coalesce(sum(s.unrecovered), 0) AS written_off,
         coalesce(sum(s.currency_loss), 0) AS currency_loss
    FROM loans l LEFT JOIN slice_figures s ON s.loan_id = l.id GROUP BY l.id),
booked AS (
  SELECT split_part(name, ':', 2)::int AS id,
         sum(balance) FILTER (WHERE name NOT LIKE '%:lost:currency') AS written_off,
         sum(balance) FILTER (WHERE name LIKE '%:lost:currency') AS currency_loss
    FROM accounts WHERE name LIKE 'loan:%:lost:%' GROUP BY 1)
SELECT s.id AS loan_id, s.written_off, coalesce(b.written_off, 0) AS booked_written_off,
       s.currency_loss, coalesce(b.currency_loss, 0) AS booked_currency_loss
  FROM by_slices s LEFT JOIN booked b ON b.id = s.id
 WHERE s.written_off <> coalesce(b.written_off, 0) OR s.currency_loss <> coalesce(b.currency_loss, 0);
