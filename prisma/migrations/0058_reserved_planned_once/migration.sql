-- As in 0050, planned once for each connection: a function of SQL that cannot become part of what calls it is made
-- ready anew with each call, which took four tenths of the time for which a reservation holds its loan.
CREATE OR REPLACE FUNCTION reserved_by_others(of_loan integer, but_basket integer, but_order integer, at timestamptz) RETURNS bigint
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp
SET enable_seqscan = off SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN (SELECT coalesce(sum(r.amount), 0) FROM reservations r
           WHERE r.loan_id = of_loan AND r.expires_at > at
             AND r.basket_id IS DISTINCT FROM but_basket
             AND (but_order IS NULL OR r.order_id IS DISTINCT FROM but_order));
END $$;
