-- Deposits that were booked from the bank's lines before 0020 knew their accounts.
INSERT INTO deposit_accounts (lender_id, currency, account, holder, came, taken_back, last_at)
SELECT split_part(own.name, ':', 2)::int, own.currency,
       coalesce(upper(regexp_replace(l.other_account, '[\s.-]', '', 'g')), ''), max(l.name),
       coalesce(sum(at_bank.amount) FILTER (WHERE j.kind = 'deposit'), 0),
       least(coalesce(-sum(at_bank.amount) FILTER (WHERE j.kind = 'deposit_returned'), 0),
             coalesce(sum(at_bank.amount) FILTER (WHERE j.kind = 'deposit'), 0)),
       max(j.booked_at)
  FROM journals j
  JOIN postings p ON p.journal_id = j.id
  JOIN accounts own ON own.id = p.account_id AND own.name ~ '^lender:\d+$'
  JOIN postings at_bank ON at_bank.journal_id = j.id
  JOIN accounts bank ON bank.id = at_bank.account_id AND bank.name = 'bank'
  LEFT JOIN bank_line_entries e ON e.journal_id = j.id
  LEFT JOIN bank_lines l ON l.id = e.line_id
 WHERE j.kind IN ('deposit', 'deposit_returned')
   AND NOT EXISTS (SELECT FROM deposit_accounts d WHERE d.lender_id = split_part(own.name, ':', 2)::int)
 GROUP BY 1, 2, 3;
