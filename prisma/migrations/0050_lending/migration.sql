-- What the verbs of lending have to know, in one question each: it locks in the order of app/platform/locks.ts, each
-- lock in a statement of its own, and reads in later ones, which see what others did before they let go.
-- The verbs decide (reservation-rules.ts, set-aside-rules.ts, order-rules.ts) and write.

-- What of a loan other baskets and open checkouts hold; `but_basket` and `but_order` are who asks.
CREATE FUNCTION reserved_by_others(of_loan integer, but_basket integer, but_order integer, at timestamptz) RETURNS bigint
LANGUAGE sql STABLE SET search_path = public AS $$
  SELECT coalesce(sum(r.amount), 0)::bigint FROM reservations r
   WHERE r.loan_id = of_loan AND r.expires_at > at
     AND r.basket_id IS DISTINCT FROM but_basket
     AND (but_order IS NULL OR r.order_id IS DISTINCT FROM but_order)
$$;

-- Before a slice is set aside. A basket that is not there is opened; the loan's line is null where there is none.
-- `before` is when this basket set it aside last, `held` the spans in which the same holder kept the loan unpaid, since
-- then; the sums are for whoever has no account.
CREATE FUNCTION facts_to_reserve(
  of_token text, of_person integer, of_basket integer, of_loan integer,
  of_holder text, by_guest boolean, looked_since timestamptz, at timestamptz
) RETURNS TABLE (
  basket integer, status loan_status, currency text, amount bigint, raised bigint, share_size bigint, ends timestamptz,
  reserved bigint, in_checkout boolean, other_currency boolean,
  before json, held json, other_loans integer, of_network bigint
)
LANGUAGE plpgsql SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  own integer;
BEGIN
  FOR attempt IN 1..2 LOOP
    IF of_basket IS NOT NULL THEN
      SELECT b.id INTO own FROM baskets b WHERE b.id = of_basket FOR NO KEY UPDATE;
    ELSIF of_person IS NOT NULL THEN
      SELECT b.id INTO own FROM baskets b WHERE b.person_id = of_person FOR NO KEY UPDATE;
    ELSE
      SELECT b.id INTO own FROM baskets b WHERE b.token_hash = of_token FOR NO KEY UPDATE;
    END IF;
    EXIT WHEN own IS NOT NULL OR of_token IS NULL;
    INSERT INTO baskets (token_hash, person_id, created_at) VALUES (of_token, of_person, at) ON CONFLICT DO NOTHING;
  END LOOP;
  PERFORM FROM loans l WHERE l.id = of_loan FOR NO KEY UPDATE;
  RETURN QUERY
    SELECT own, l.status, l.currency::text, l.amount, l.raised, l.share_size, l.fundraiser_ends_at,
           reserved_by_others(of_loan, own, NULL, at),
           EXISTS (SELECT FROM reservations r WHERE r.basket_id = own AND r.loan_id = of_loan AND r.order_id IS NOT NULL),
           EXISTS (SELECT FROM reservations r JOIN loans o ON o.id = r.loan_id
                    WHERE r.basket_id = own AND o.currency <> l.currency),
           (SELECT row_to_json(s) FROM (
              SELECT id, since, until, paid_at AS "paidAt" FROM set_asides
               WHERE basket_id = own AND loan_id = of_loan ORDER BY id DESC LIMIT 1) s),
           (SELECT json_agg(s) FROM (
              SELECT id, since, until FROM set_asides
               WHERE holder = of_holder AND loan_id = of_loan AND paid_at IS NULL AND until > looked_since) s),
           CASE WHEN by_guest THEN (SELECT count(*)::int FROM set_asides s
             WHERE s.basket_id = own AND s.loan_id <> of_loan AND s.until > at AND s.paid_at IS NULL) END,
           CASE WHEN by_guest THEN (SELECT coalesce(sum(s.amount), 0)::bigint FROM set_asides s
             WHERE s.holder = of_holder AND s.loan_id = of_loan AND s.basket_id <> own
               AND s.until > at AND s.paid_at IS NULL AND s.is_guest) END
      FROM loans l
     WHERE l.id = of_loan;
END $$;

-- Before a basket becomes an order: what it holds, each slice with its loan. Basket, lender, loans and the lender's
-- balance stay as they are until the transaction ends.
CREATE FUNCTION facts_to_order(
  of_token text, of_person integer, of_basket integer, of_lender integer, at timestamptz
) RETURNS TABLE (
  reservation integer, basket integer, held_for integer, loan integer, asked bigint,
  status loan_status, currency text, amount bigint, raised bigint, share_size bigint, ends timestamptz, reserved bigint,
  set_aside integer, since timestamptz, email text, language text, balance bigint
)
LANGUAGE plpgsql SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
DECLARE
  own integer;
BEGIN
  SELECT b.id INTO own FROM baskets b
   WHERE b.id = coalesce(of_basket, (SELECT o.id FROM baskets o WHERE o.person_id = of_person),
                         (SELECT o.id FROM baskets o WHERE o.token_hash = of_token))
     FOR NO KEY UPDATE;
  PERFORM FROM people p WHERE p.id = of_lender FOR NO KEY UPDATE;
  PERFORM FROM loans l
    WHERE l.id IN (SELECT r.loan_id FROM reservations r
                    WHERE r.basket_id = own AND (r.order_id IS NOT NULL OR r.expires_at > at))
    ORDER BY l.id FOR NO KEY UPDATE;
  PERFORM lock_accounts(ARRAY['lender:' || of_lender], unit)
     FROM (SELECT DISTINCT l.currency AS unit FROM reservations r JOIN loans l ON l.id = r.loan_id
            WHERE r.basket_id = own) AS every;
  RETURN QUERY
    SELECT r.id, own, r.order_id, l.id, r.amount,
           l.status, l.currency::text, l.amount, l.raised, l.share_size, l.fundraiser_ends_at,
           reserved_by_others(l.id, own, NULL, at),
           s.id, s.since, p.email::text, p.language, coalesce(a.balance, 0)
      FROM reservations r JOIN loans l ON l.id = r.loan_id JOIN people p ON p.id = of_lender
      LEFT JOIN accounts a ON a.name = 'lender:' || of_lender AND a.currency = l.currency
      LEFT JOIN LATERAL (SELECT s.id, s.since FROM set_asides s
                          WHERE s.basket_id = own AND s.loan_id = l.id ORDER BY s.id DESC LIMIT 1) s ON true
     WHERE r.basket_id = own AND (r.order_id IS NOT NULL OR r.expires_at > at)
     ORDER BY r.id;
END $$;

-- What is locked is also told: whoever decides by balances asks once.
DROP FUNCTION lock_accounts(text[], text);
CREATE FUNCTION lock_accounts(names text[], of_currency text) RETURNS TABLE (name text, balance bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  PERFORM FROM accounts a WHERE a.name = ANY (names) AND a.currency = of_currency::bpchar
    ORDER BY a.id FOR NO KEY UPDATE;
  RETURN QUERY SELECT a.name, a.balance FROM accounts a WHERE a.name = ANY (names) AND a.currency = of_currency::bpchar;
END $$;

-- What the verbs write, once they have decided. Their plans are made once: an array of unknown length makes a
-- statement of its own be planned each time, which takes longer than all that it does.

-- A slice set aside, in place of what the basket held of that loan; the basket's time goes on, or begins anew.
CREATE FUNCTION set_slice_aside(
  of_basket integer, of_loan integer, cents bigint, of_holder text, by_guest boolean,
  begun timestamptz, ends timestamptz, going_on integer
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  INSERT INTO reservations (basket_id, loan_id, amount, expires_at) VALUES (of_basket, of_loan, cents, ends)
  ON CONFLICT (basket_id, loan_id) DO UPDATE SET amount = excluded.amount, expires_at = excluded.expires_at;
  IF going_on IS NULL THEN
    INSERT INTO set_asides (basket_id, loan_id, holder, is_guest, amount, since, until)
    VALUES (of_basket, of_loan, of_holder, by_guest, cents, begun, ends);
  ELSE
    UPDATE set_asides SET holder = of_holder, is_guest = by_guest, amount = cents, since = begun, until = ends
     WHERE id = going_on;
  END IF;
END $$;

-- An order with its lines, in the basket's order; its slices stay set aside for the checkout.
CREATE FUNCTION write_order(
  of_lender integer, unit text, tip bigint, from_balance bigint, by_card bigint, key text, email text, language text,
  by_guest boolean, visitor text, network text, ends timestamptz, now timestamptz,
  of_loans integer[], amounts bigint[], held integer[], times integer[]
) RETURNS SETOF orders
LANGUAGE plpgsql SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  new orders;
BEGIN
  INSERT INTO orders (lender_id, currency, tip, from_balance, card_amount, idempotency_key, email, language,
                      by_guest, visitor_hash, network_hash, expires_at, created_at)
  VALUES (of_lender, unit, write_order.tip, write_order.from_balance, by_card, key, write_order.email::citext,
          write_order.language, write_order.by_guest, visitor, network, ends, now)
  RETURNING * INTO new;
  INSERT INTO order_lines (order_id, position, loan_id, amount)
  SELECT new.id, line.place, line.loan, line.amount
    FROM unnest(of_loans, amounts) WITH ORDINALITY AS line(loan, amount, place);
  UPDATE reservations SET order_id = new.id, expires_at = ends WHERE id = ANY (held);
  UPDATE set_asides SET until = ends WHERE id = ANY (times);
  RETURN NEXT new;
END $$;

-- Before an order is paid: its lines, in the basket's order, each with its loan, which stays as it is.
CREATE FUNCTION facts_to_pay(of_order integer, at timestamptz) RETURNS TABLE (
  place integer, loan integer, asked bigint, status loan_status, amount bigint, raised bigint, share_size bigint,
  ends timestamptz, reserved bigint
)
LANGUAGE plpgsql SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
#variable_conflict use_column
BEGIN
  PERFORM FROM loans l WHERE l.id IN (SELECT n.loan_id FROM order_lines n WHERE n.order_id = of_order)
    ORDER BY l.id FOR NO KEY UPDATE;
  RETURN QUERY
    SELECT n.position, l.id, n.amount, l.status, l.amount, l.raised, l.share_size, l.fundraiser_ends_at,
           reserved_by_others(l.id, NULL, of_order, at)
      FROM order_lines n JOIN loans l ON l.id = n.loan_id
     WHERE n.order_id = of_order ORDER BY n.position;
END $$;

-- An order is paid: the lines that were placed become slices, and what was set aside for it is bought.
CREATE FUNCTION pay_order(
  of_order integer, places integer[], of_loans integer[], amounts bigint[], lent bigint, tipped bigint, now timestamptz
) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  lender integer;
BEGIN
  UPDATE orders SET status = 'paid', paid_at = now, ended_at = now, placed = lent, tip_taken = tipped
   WHERE id = of_order RETURNING lender_id INTO STRICT lender;
  FOR i IN 1 .. cardinality(places) LOOP
    WITH new AS (
      INSERT INTO slices (loan_id, number, order_id, order_position, account, lender_id, principal, created_at)
      VALUES (of_loans[i], coalesce((SELECT max(s.number) FROM slices s WHERE s.loan_id = of_loans[i]), 0) + 1, of_order,
              places[i], 'lender:' || lender, lender, amounts[i], now)
      RETURNING id, account)
    INSERT INTO slice_owners (slice_id, account, since, reason) SELECT id, account, now, 'funded' FROM new;
    UPDATE order_lines SET placed = amounts[i] WHERE order_id = of_order AND position = places[i];
    UPDATE loans SET raised = raised + amounts[i] WHERE id = of_loans[i];
  END LOOP;
  UPDATE set_asides s SET paid_at = now FROM reservations r
   WHERE r.order_id = of_order AND s.basket_id = r.basket_id AND s.loan_id = r.loan_id AND s.paid_at IS NULL;
  DELETE FROM reservations WHERE order_id = of_order;
END $$;

-- Whether a row is right is asked first: only what is not may be the owner's by hand.
CREATE OR REPLACE FUNCTION guard_slice_account() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.account <> 'lender:' || NEW.lender_id
      OR NEW.lender_id IS DISTINCT FROM (SELECT o.lender_id FROM orders o WHERE o.id = NEW.order_id))
     AND NOT is_owner_of(TG_RELID) THEN
    RAISE EXCEPTION 'a slice is its lender''s, by the order that paid for it';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION guard_slice_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.reason <> 'funded'
      OR NEW.account IS DISTINCT FROM (SELECT s.account FROM slices s WHERE s.id = NEW.slice_id))
     AND NOT is_owner_of(TG_RELID) THEN
    RAISE EXCEPTION 'a slice is sold by take_over_slice alone';
  END IF;
  RETURN NEW;
END $$;
