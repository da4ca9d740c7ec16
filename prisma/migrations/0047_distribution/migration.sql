-- Shares out one settled repayment among a loan's slices and books it: true. It is the rule of
-- app/domain/distributions/distribution-rules.ts for what it is nearly always asked, and a property test
-- holds the two together. It writes nothing and says false where the rule has more to say: somebody has
-- more than their part and others would go short, or a lender owes the host, or the journal is there.
-- The caller holds the loan's lock.
CREATE FUNCTION distribute_repayment(
  of_loan integer, journal_key text, hash text, booked timestamptz, cash bigint, loss bigint
) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  unit bpchar;
  whole numeric;
  paid numeric;           -- of the loan, after this repayment
  closed numeric;         -- the same, with what the currency took
  slice_ids integer[];
  accounts_of integer[];  -- of each slice: its account,
  cash_of bigint[];       -- what it is paid,
  closed_of bigint[];     -- and what that settles of it
  own integer[];          -- the accounts of the loan, and what moves on them, debits positive
  own_moved bigint[];
  own_names text[] := ARRAY['collected', 'lent', 'outstanding'] || CASE WHEN loss > 0 THEN ARRAY['lost:currency'] ELSE '{}' END;
  slice_count integer;
  spare numeric;
  journal bigint;
  written integer;
  touched integer;
BEGIN
  SELECT l.currency INTO STRICT unit FROM loans l WHERE l.id = of_loan;
  SELECT sum(s.principal), sum(s.repaid) + cash, sum(s.settled) + cash + loss, count(*)
    INTO whole, paid, closed, slice_count FROM slices s WHERE s.loan_id = of_loan;
  IF cash <= 0 OR loss < 0 OR slice_count = 0 OR paid > whole OR closed > whole THEN
    RETURN false;
  END IF;

  -- Everybody's floor; whoever has more keeps it; the cents left go one each to the largest remainders.
  FOR attempt IN 1..2 LOOP
    WITH part AS (
      SELECT s.id, s.account, s.number, s.repaid, s.settled,
             div(paid * s.principal, whole) AS cash_floor, mod(paid * s.principal, whole) AS cash_rest,
             div(closed * s.principal, whole) AS closed_floor, mod(closed * s.principal, whole) AS closed_rest
        FROM slices s WHERE s.loan_id = of_loan),
    placed AS (
      SELECT part.*,
             row_number() OVER (ORDER BY repaid > cash_floor, cash_rest DESC, number) AS cash_place,
             row_number() OVER (ORDER BY settled > closed_floor, closed_rest DESC, number) AS closed_place,
             paid - sum(greatest(repaid, cash_floor)) OVER () AS cash_spare,
             closed - sum(greatest(settled, closed_floor)) OVER () AS closed_spare
        FROM part)
    SELECT array_agg(p.id), array_agg(a.id),
           array_agg((greatest(repaid, cash_floor) - repaid + (cash_place <= cash_spare)::int)::bigint),
           array_agg((greatest(settled, closed_floor) - settled + (closed_place <= closed_spare)::int)::bigint),
           min(least(cash_spare, closed_spare))
      INTO slice_ids, accounts_of, cash_of, closed_of, spare
      FROM placed p JOIN accounts a ON a.name = p.account AND a.currency = unit;
    EXIT WHEN cardinality(slice_ids) = slice_count;
    IF attempt = 2 THEN
      RAISE EXCEPTION 'loan % has slices without an account', of_loan;
    END IF;
    PERFORM open_accounts(array_agg(s.account), array_agg(unit::text))
       FROM (SELECT DISTINCT account FROM slices WHERE loan_id = of_loan) AS s;
  END LOOP;
  IF spare < 0 THEN
    RETURN false;
  END IF;

  PERFORM open_accounts(array_agg('loan:' || of_loan || ':' || name), array_agg(unit::text)) FROM unnest(own_names) AS name;
  SELECT array_agg(a.id), array_agg(n.moved) INTO own, own_moved
    FROM (VALUES ('collected', cash), ('lent', cash), ('outstanding', -cash - loss), ('lost:currency', loss)) AS n(name, moved)
    JOIN accounts a ON a.name = 'loan:' || of_loan || ':' || n.name AND a.currency = unit
   WHERE n.name = ANY (own_names);
  PERFORM FROM accounts a WHERE a.id = ANY (own || accounts_of) ORDER BY a.id FOR NO KEY UPDATE;
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF EXISTS (SELECT FROM accounts o WHERE o.name ~ '^lender:\d+:owed$' AND o.balance > 0 AND o.currency = unit
                AND EXISTS (SELECT FROM slices s WHERE s.loan_id = of_loan AND s.account = left(o.name, -5))) THEN
    RETURN false;
  END IF;

  PERFORM set_config('urunan.posts', 'on', true);
  INSERT INTO journals (key, kind, request_hash, booked_at, transaction)
  VALUES (journal_key, 'distribution', hash, booked, pg_current_xact_id()::text::bigint)
  ON CONFLICT (key) DO NOTHING RETURNING id INTO journal;
  IF journal IS NULL THEN
    PERFORM set_config('urunan.posts', '', true);
    RETURN false;
  END IF;
  WITH moved AS (
    SELECT account, sum(amount)::bigint AS amount
      FROM (SELECT account, -amount AS amount FROM unnest(accounts_of, cash_of) AS c(account, amount)
            UNION ALL SELECT account, amount FROM unnest(own, own_moved) AS o(account, amount)) AS every
     GROUP BY 1),
  posted AS (
    INSERT INTO postings (journal_id, account_id, amount)
    SELECT journal, account, amount FROM moved WHERE amount <> 0)
  UPDATE accounts a
     SET balance = a.balance + CASE WHEN a.side = 'debit' THEN moved.amount ELSE -moved.amount END
    FROM moved WHERE a.id = moved.account;
  GET DIAGNOSTICS written = ROW_COUNT;
  PERFORM set_config('urunan.posts', '', true);
  IF written <> touched THEN
    RAISE EXCEPTION 'of % accounts % were moved', touched, written;
  END IF;

  UPDATE slices s SET repaid = s.repaid + p.cash, settled = s.settled + p.closed
    FROM unnest(slice_ids, cash_of, closed_of) AS p(id, cash, closed) WHERE s.id = p.id;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> slice_count THEN
    RAISE EXCEPTION 'of % slices % grew', slice_count, written;
  END IF;
  INSERT INTO slice_payments (journal_id, slice_id, cash, currency_loss, gain)
  SELECT journal, p.id, p.cash, p.closed - p.cash, 0
    FROM unnest(slice_ids, cash_of, closed_of) AS p(id, cash, closed) WHERE p.cash <> 0 OR p.closed <> 0;
  RETURN true;
END $$;

-- Who owes the host, among all accounts.
CREATE INDEX accounts_owed ON accounts (name) WHERE name ~ '^lender:\d+:owed$';
