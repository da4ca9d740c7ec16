-- As in 0055; what is the basket's own is read before the loan is locked, which others wait for: from then on there
-- is only what others hold of it to be added up, and the slice to be written.
CREATE OR REPLACE FUNCTION set_aside_plainly(
  of_token text, of_person integer, of_basket integer, of_loan integer, of_holder text, cents bigint,
  looked_since timestamptz, goes_on_for interval, at_once interval, in_all interval, at timestamptz
) RETURNS timestamptz
LANGUAGE plpgsql SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  own integer;
  loan record;
  before record;
  room bigint;
  going_on integer;
  begun timestamptz := at;
  ends timestamptz;
BEGIN
  IF of_basket IS NOT NULL THEN
    SELECT b.id INTO own FROM baskets b WHERE b.id = of_basket FOR NO KEY UPDATE;
  ELSIF of_person IS NOT NULL THEN
    SELECT b.id INTO own FROM baskets b WHERE b.person_id = of_person FOR NO KEY UPDATE;
  ELSE
    SELECT b.id INTO own FROM baskets b WHERE b.token_hash = of_token FOR NO KEY UPDATE;
  END IF;
  -- Where there is none yet the rules have it opened.
  IF own IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT s.id, s.since, s.until, s.paid_at INTO before FROM set_asides s
   WHERE s.basket_id = own AND s.loan_id = of_loan ORDER BY s.id DESC LIMIT 1;
  IF before.paid_at IS NULL AND before.until + goes_on_for > at THEN
    going_on := before.id;
    begun := before.since;
  END IF;
  -- Whoever kept the loan from others before, and did not pay, may have to pause.
  IF EXISTS (SELECT FROM set_asides s
              WHERE s.holder = of_holder AND s.loan_id = of_loan AND s.paid_at IS NULL AND s.until > looked_since
                AND s.id IS DISTINCT FROM going_on)
     -- An open checkout holds it, or the basket has another currency.
     OR EXISTS (SELECT FROM reservations r JOIN loans o ON o.id = r.loan_id
                 WHERE r.basket_id = own
                   AND (o.currency <> (SELECT l.currency FROM loans l WHERE l.id = of_loan)
                        OR (r.loan_id = of_loan AND r.order_id IS NOT NULL))) THEN
    RETURN NULL;
  END IF;
  SELECT l.status, l.amount - l.raised AS room, l.share_size, l.fundraiser_ends_at AS ends INTO loan
    FROM loans l WHERE l.id = of_loan FOR NO KEY UPDATE;
  IF NOT FOUND OR loan.status <> 'fundraising' OR loan.ends IS NULL THEN
    RETURN NULL;
  END IF;
  ends := least(at + at_once, begun + in_all, loan.ends);
  room := loan.room - reserved_by_others(of_loan, own, NULL, at);
  IF ends <= at OR cents <= 0 OR cents > room OR (cents % loan.share_size <> 0 AND cents <> room) THEN
    RETURN NULL;
  END IF;
  PERFORM set_slice_aside(own, of_loan, cents, of_holder, false, begun, ends, going_on);
  RETURN ends;
END $$;
