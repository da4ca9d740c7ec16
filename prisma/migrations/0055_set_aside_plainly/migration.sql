-- Most slices are set aside by somebody signed in, of a loan that still looks for lenders and that they did not keep
-- from others before. That is decided here, in the one journey that locks, reads and writes, so that the loan is
-- locked for as long as the database needs and not while a process thinks. Null: it is not so plain, nothing is
-- set aside, and the rules in TypeScript decide and say why not (set-aside-rules.ts, whose spans are given). A test
-- holds both against each other.
CREATE FUNCTION set_aside_plainly(
  of_token text, of_person integer, of_basket integer, of_loan integer, of_holder text, cents bigint,
  looked_since timestamptz, goes_on_for interval, at_once interval, in_all interval, at timestamptz
) RETURNS timestamptz
LANGUAGE plpgsql SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  known record;
  room bigint;
  going_on integer;
  begun timestamptz := at;
  ends timestamptz;
BEGIN
  SELECT * INTO known
    FROM facts_to_reserve(of_token, of_person, of_basket, of_loan, of_holder, false, looked_since, at);
  room := known.amount - known.raised - known.reserved;
  IF NOT FOUND OR known.status <> 'fundraising' OR known.in_checkout OR known.other_currency
     OR cents <= 0 OR cents > room OR (cents % known.share_size <> 0 AND cents <> room) THEN
    RETURN NULL;
  END IF;
  IF known.before ->> 'paidAt' IS NULL AND (known.before ->> 'until')::timestamptz + goes_on_for > at THEN
    going_on := (known.before ->> 'id')::integer;
    begun := (known.before ->> 'since')::timestamptz;
  END IF;
  -- Whoever kept the loan from others before, and did not pay, may have to pause.
  IF known.held IS NOT NULL AND EXISTS (
       SELECT FROM json_array_elements(known.held) one WHERE (one ->> 'id')::integer IS DISTINCT FROM going_on) THEN
    RETURN NULL;
  END IF;
  -- No end of the fundraiser is no fundraiser.
  ends := CASE WHEN known.ends IS NOT NULL THEN least(at + at_once, begun + in_all, known.ends) END;
  IF ends IS NULL OR ends <= at THEN
    RETURN NULL;
  END IF;
  PERFORM set_slice_aside(known.basket, of_loan, cents, of_holder, false, begun, ends, going_on);
  RETURN ends;
END $$;
