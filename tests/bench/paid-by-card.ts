type Run = (sql: string) => Promise<void>;

/** Lenders whose number it divides pay each slice by card, in a checkout of its own. */
export const everyByCard = 10;

/** The orders of slices, and what a card paid for each; Stripe has not booked any. */
export async function payByCard(run: Run): Promise<void> {
  await run(`
    insert into orders (lender_id, currency, status, tip, from_balance, card_amount, placed, idempotency_key, email,
                        language, expires_at, created_at, paid_at)
    select lender_id, 'USD', 'paid', 0, 0, principal, principal, 'bench' || id, 'lender' || lender_id || '@bench.example',
           'en', created_at, created_at, created_at
      from slices where lender_id % ${everyByCard} = 0 order by id`);
  await run(`
    insert into order_lines (order_id, position, loan_id, amount, placed)
    select o.id, 1, s.loan_id, s.principal, s.principal
      from slices s join orders o on o.idempotency_key = 'bench' || s.id`);
  await run(`
    update slices s set order_id = o.id, order_position = 1 from orders o where o.idempotency_key = 'bench' || s.id`);
  await run(`
    insert into card_payments (payment_intent_id, charge_id, amount, currency, card, order_id, lender_id, paid_at)
    select 'pi_world' || id, 'ch_world' || id, card_amount, currency, 'visa 4242', id, lender_id, paid_at from orders`);
  await run(`
    insert into journals (key, kind, request_hash, booked_at, transaction)
    select 'checkout:' || id, 'checkout', '', paid_at, 1 from orders`);
}

/** From Stripe to the loan; the lender's balance stays as it was. */
export function bookCheckouts(run: Run): Promise<void> {
  return run(`
    insert into postings (journal_id, account_id, amount)
    select j.id, v.account, v.amount
      from orders o join journals j on j.key = 'checkout:' || o.id join order_lines l on l.order_id = o.id
      join accounts a on a.name = 'loan:' || l.loan_id || ':raised',
           lateral (values ((select id from accounts where name = 'stripe'), l.placed), (a.id, -l.placed)) as v(account, amount)`);
}
