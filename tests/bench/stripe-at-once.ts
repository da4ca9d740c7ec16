import { createServer } from 'node:http';

/**
 * Stripe as a bench sees it: every checkout is paid, and every answer is there at once. It is a process of its own,
 * whose port comes by PORT; `cs_7` is the checkout of 25 dollars that the charge `ch_7` paid.
 */
const cents = 2_500;

const paid = (number: string) => ({
  id: `cs_${number}`,
  object: 'checkout.session',
  status: 'complete',
  payment_status: 'paid',
  payment_intent: {
    id: `pi_${number}`,
    object: 'payment_intent',
    status: 'succeeded',
    latest_charge: {
      id: `ch_${number}`,
      object: 'charge',
      amount_captured: cents,
      currency: 'usd',
      payment_method_details: { card: { brand: 'visa', last4: '4242' } },
      balance_transaction: {
        id: `txn_${number}`,
        object: 'balance_transaction',
        type: 'charge',
        amount: cents,
        fee: 103,
        currency: 'usd',
        source: `ch_${number}`,
        description: null,
        created: 1_780_000_000,
      },
    },
  },
});

createServer((request, response) => {
  const number = /\/checkout\/sessions\/cs_(\d+)/.exec(request.url ?? '')?.[1];
  response.setHeader('content-type', 'application/json');
  response.statusCode = request.url === '/' || number !== undefined ? 200 : 404;
  response.end(JSON.stringify(number === undefined ? {} : paid(number)));
}).listen(Number(process.env['PORT']));
