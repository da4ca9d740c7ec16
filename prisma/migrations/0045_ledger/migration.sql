-- The ledger is a function of the database: one call books one or many journals, and nothing else
-- writes them. What `post` in TypeScript asks is answered here, with the same refusals.

-- The chart of accounts, as app/ledger/accounts.ts says it; a test holds the two together.
CREATE FUNCTION account_side(name text) RETURNS account_side LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT CASE
    WHEN name ~ '^(stripe|bank|stripe_fees|costs|partner:\d+:(receivable|recalled)|lender:\d+:owed|dispute:\d+|loan:\d+:outstanding|loan:\d+:lost:(borrower|partner_insolvent|partner_withheld|currency|fraud))$'
      THEN 'debit'::account_side
    WHEN name ~ '^(lender:\d+|(order|payout):\d+:held|loan:\d+:(raised|collected|lent)|partner:\d+:(payable|overpaid)|tips|fees)$'
      THEN 'credit'::account_side
    WHEN name IN ('operator', 'fx', 'fx_result', 'suspense') THEN 'either'::account_side
  END
$$;

CREATE FUNCTION account_is_free(name text) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT name IN ('stripe', 'bank') OR account_side(name) = 'either'
$$;

-- Opens the accounts that are missing, in the order of their names.
CREATE FUNCTION open_accounts(names text[], currencies text[]) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp SET enable_seqscan = off AS $$
DECLARE
  unknown text;
BEGIN
  SELECT name INTO unknown FROM unnest(names) AS name WHERE account_side(name) IS NULL LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION '"%" is not in the chart of accounts', unknown;
  END IF;
  INSERT INTO accounts (name, currency, side, may_go_below_zero)
  SELECT DISTINCT wanted.name, wanted.currency, account_side(wanted.name), account_is_free(wanted.name)
    FROM unnest(names, currencies) AS wanted(name, currency)
   WHERE NOT EXISTS (SELECT FROM accounts a WHERE a.name = wanted.name AND a.currency = wanted.currency::bpchar)
   ORDER BY 1, 2
  ON CONFLICT (name, currency) DO NOTHING;
END $$;

-- Books journals, each once: by its key. A movement names its journal by the place in the arrays.
-- A key that was booked for the same request is a repeat; for another, it is refused (UR001), and
-- so is what cannot be a journal (UR002). Accounts are locked in the order of their ids and moved
-- in a later statement, which sees what others did to them; what many journals of one call move on
-- an account is written once.
--
-- Every statement finds its rows by an index, whatever the tables held when it was planned.
CREATE FUNCTION post_journals(
  keys text[], kinds text[], hashes text[], times timestamptz[], reversed bigint[],
  places integer[], debits text[], credits text[], amounts bigint[], currencies text[]
) RETURNS TABLE (id bigint, is_repeat boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  many boolean := cardinality(keys) > 1;
  booked bigint[];      -- of each key: its journal, null where it is new,
  asked text[];         -- and the hash of the request for which it was booked
  fresh bigint[];       -- the journals written now
  at integer[];         -- of each posting: the place of its journal,
  accounts_of integer[];-- its account,
  moved bigint[];       -- and how much, debits positive
  legs integer;
  written integer;
  wrong text;
BEGIN
  IF many AND cardinality(keys) > (SELECT count(DISTINCT key) FROM unnest(keys) AS key) THEN
    RAISE EXCEPTION 'a key comes twice in one call' USING ERRCODE = 'UR002';
  END IF;
  IF 0 > ANY (amounts) THEN
    RAISE EXCEPTION 'a movement is negative' USING ERRCODE = 'UR002';
  END IF;
  SELECT array_agg(j.id ORDER BY k.place), array_agg(j.request_hash ORDER BY k.place) INTO booked, asked
    FROM unnest(keys) WITH ORDINALITY AS k(key, place) LEFT JOIN journals j ON j.key = k.key;

  IF array_position(booked, NULL) IS NOT NULL THEN
    FOR attempt IN 1..2 LOOP
      SELECT array_agg(l.place), array_agg(l.id), array_agg(l.amount), coalesce(max(l.legs), 0)
        INTO at, accounts_of, moved, legs
        FROM (SELECT n.place, a.id, n.amount, n.legs
                FROM (SELECT m.place, l.name, l.currency, sum(l.amount)::bigint AS amount, count(*) OVER () AS legs
                        FROM unnest(places, debits, credits, amounts, currencies)
                               AS m(place, debit, credit, amount, currency),
                             LATERAL (VALUES (m.debit, m.currency::bpchar, m.amount),
                                             (m.credit, m.currency::bpchar, -m.amount)) AS l(name, currency, amount)
                       WHERE booked[m.place] IS NULL
                       GROUP BY 1, 2, 3 HAVING sum(l.amount) <> 0) AS n
                JOIN accounts a ON a.name = n.name AND a.currency = n.currency
               ORDER BY a.id FOR NO KEY UPDATE OF a) AS l;
      EXIT WHEN attempt = 2 OR legs = cardinality(accounts_of) AND legs > 0;
      PERFORM open_accounts(array_agg(n.name), array_agg(n.currency))
         FROM (SELECT l.name, m.currency
                 FROM unnest(places, debits, credits, amounts, currencies)
                        AS m(place, debit, credit, amount, currency),
                      LATERAL (VALUES (m.debit, m.amount), (m.credit, -m.amount)) AS l(name, amount)
                WHERE booked[m.place] IS NULL
                GROUP BY m.place, l.name, m.currency HAVING sum(l.amount) <> 0) AS n;
    END LOOP;
    IF legs = 0 OR many THEN
      SELECT k.key INTO wrong FROM unnest(keys, booked) WITH ORDINALITY AS k(key, id, place)
       WHERE k.id IS NULL AND k.place <> ALL (coalesce(at, '{}')) LIMIT 1;
      IF FOUND THEN
        RAISE EXCEPTION 'journal % moves nothing', wrong USING ERRCODE = 'UR002';
      END IF;
    END IF;

    wrong := set_config('urunan.posts', 'on', true);
    WITH new AS (
      INSERT INTO journals (key, kind, request_hash, booked_at, reverses_id, transaction)
      SELECT j.key, j.kind, j.hash, j.time, j.reversed, pg_current_xact_id()::text::bigint
        FROM unnest(keys, kinds, hashes, times, reversed, booked) WITH ORDINALITY
               AS j(key, kind, hash, time, reversed, id, place)
       WHERE j.id IS NULL ORDER BY j.place
      ON CONFLICT (key) DO NOTHING
      RETURNING id, key)
    SELECT array_agg(new.id ORDER BY k.place) INTO fresh
      FROM unnest(keys) WITH ORDINALITY AS k(key, place) LEFT JOIN new ON new.key = k.key;
    INSERT INTO postings (journal_id, account_id, amount)
    SELECT fresh[p.place], p.account, p.amount FROM unnest(at, accounts_of, moved) AS p(place, account, amount)
     WHERE fresh[p.place] IS NOT NULL;
    wrong := set_config('urunan.posts', '', true);
    IF many THEN
      SELECT array_agg(p.account), array_agg(p.amount), count(*) INTO accounts_of, moved, legs
        FROM (SELECT p.account, coalesce(sum(p.amount) FILTER (WHERE fresh[p.place] IS NOT NULL), 0)::bigint AS amount
                FROM unnest(at, accounts_of, moved) AS p(place, account, amount) GROUP BY 1) AS p;
    END IF;
    IF many OR fresh[1] IS NOT NULL THEN
      UPDATE accounts a
         SET balance = a.balance + CASE WHEN a.side = 'debit' THEN p.amount ELSE -p.amount END
        FROM unnest(accounts_of, moved) AS p(account, amount) WHERE a.id = p.account;
      GET DIAGNOSTICS written = ROW_COUNT;
      IF written <> legs THEN
        RAISE EXCEPTION 'of % accounts % were moved', legs, written;
      END IF;
    END IF;
    IF array_position(fresh, NULL) IS NULL THEN
      RETURN QUERY SELECT k.id, false FROM unnest(fresh) AS k(id);
      RETURN;
    END IF;
    -- Somebody else may have booked one since we looked: theirs is the first result.
    SELECT array_agg(j.id ORDER BY k.place), array_agg(j.request_hash ORDER BY k.place) INTO booked, asked
      FROM unnest(keys, fresh) WITH ORDINALITY AS k(key, new, place)
      LEFT JOIN journals j ON j.key = k.key AND k.new IS NULL;
  END IF;

  SELECT k.key INTO wrong FROM unnest(keys, hashes, asked) AS k(key, hash, first) WHERE k.first <> k.hash LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'journal % was booked for another request', wrong USING ERRCODE = 'UR001';
  END IF;
  RETURN QUERY SELECT coalesce(k.new, k.id), k.new IS NULL
    FROM unnest(booked, coalesce(fresh, '{}')) WITH ORDINALITY AS k(id, new, place) ORDER BY k.place;
END $$;


-- What the function writes is whole as it is made: each movement has two ends. The triggers hold
-- whoever else may write in these tables, which is the owner by hand.
DROP TRIGGER journal_marks_transaction ON journals;
DROP FUNCTION mark_journal_transaction();
ALTER TABLE journals ALTER COLUMN transaction SET DEFAULT pg_current_xact_id()::text::bigint;
DROP TRIGGER journal_is_balanced ON journals;
CREATE CONSTRAINT TRIGGER journal_is_balanced AFTER INSERT ON journals
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW WHEN (coalesce(current_setting('urunan.posts', true), '') <> 'on')
  EXECUTE FUNCTION require_balanced_journal();
CREATE OR REPLACE FUNCTION refuse_late_postings() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE late bigint;
BEGIN
  IF coalesce(current_setting('urunan.posts', true), '') = 'on' THEN RETURN NULL; END IF;
  SELECT added.journal_id INTO late FROM added JOIN journals ON journals.id = added.journal_id
   WHERE journals.transaction <> pg_current_xact_id()::text::bigint LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'journal % is booked; a correction is a new journal', late;
  END IF;
  RETURN NULL;
END $$;

-- Whom a slice's repayments credit is written when it is funded, and changes only when the operator
-- takes it over in a lost dispute, in the transaction of the journal that paid for it.
CREATE FUNCTION guard_slice_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_owner_of(TG_RELID) THEN RETURN NEW; END IF;
  IF NEW.account <> 'lender:' || NEW.lender_id
     OR NEW.lender_id IS DISTINCT FROM (SELECT o.lender_id FROM orders o WHERE o.id = NEW.order_id) THEN
    RAISE EXCEPTION 'a slice is its lender''s, by the order that paid for it';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER slice_is_its_lenders BEFORE INSERT ON slices
  FOR EACH ROW EXECUTE FUNCTION guard_slice_account();

CREATE FUNCTION guard_slice_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF is_owner_of(TG_RELID) THEN RETURN NEW; END IF;
  IF NEW.reason <> 'funded' OR NEW.account IS DISTINCT FROM (SELECT s.account FROM slices s WHERE s.id = NEW.slice_id) THEN
    RAISE EXCEPTION 'a slice is sold by take_over_slice alone';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER slice_is_sold_by_function BEFORE INSERT ON slice_owners
  FOR EACH ROW EXECUTE FUNCTION guard_slice_owner();

CREATE FUNCTION take_over_slice(slice integer, price bigint, journal bigint, now timestamptz) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM journals j WHERE j.id = journal AND j.kind = 'dispute_lost'
                    AND j.transaction = pg_current_xact_id()::text::bigint) THEN
    RAISE EXCEPTION 'slice % is taken over by the journal of a lost dispute, in its transaction', slice;
  END IF;
  INSERT INTO slice_owners (slice_id, account, since, reason, price, journal_id,
                            repaid_before, recovered_before, lost_before, refunded_before)
  SELECT f.slice_id, 'operator', now, 'dispute_lost', take_over_slice.price, journal,
         f.repaid, f.recovered, f.lost, f.refunded
    FROM slice_figures f WHERE f.slice_id = slice;
  UPDATE slices SET account = 'operator', lender_id = NULL WHERE id = slice AND account LIKE 'lender:%';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'slice % is no lender''s', slice;
  END IF;
END $$;

-- For whoever decides by what accounts hold: nobody moves them until the transaction ends. Those never
-- used have no row to lock, and hold nothing.
CREATE FUNCTION lock_accounts(names text[], of_currency text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp SET enable_seqscan = off AS $$
BEGIN
  PERFORM FROM accounts WHERE name = ANY (names) AND currency = of_currency::bpchar
    ORDER BY id FOR NO KEY UPDATE;
END $$;
