import { type Response, Router } from 'express';
import type Stripe from 'stripe';
import type { DoubleLedger } from './ledger.ts';
import { escape, shell } from './shell.ts';

/** What a card does, by its number, as Stripe's own test cards do. */
const cards: Record<
  string,
  {
    says: string;
    pays: boolean;
    declinedFor?: string;
    afterwards?: 'dispute';
    debit?: 'succeeds' | 'fails';
  }
> = {
  '4242424242424242': { says: 'pays', pays: true },
  '4000000000000002': { says: 'Your card was declined.', pays: false },
  '4000000000009995': {
    says: 'Your card has insufficient funds.',
    pays: false,
    declinedFor: 'insufficient_funds',
  },
  '4000002500003155': { says: 'asks for your bank’s confirmation, then pays', pays: true },
  '4000000000000259': {
    says: 'pays and is disputed a moment later',
    pays: true,
    afterwards: 'dispute',
  },
};

/** Accounts to debit, where the site allows it: Stripe's own numbers for tests. */
const accounts: typeof cards = {
  '000123456789': { says: 'a bank account that pays in four days', pays: true, debit: 'succeeds' },
  '000111111116': { says: 'a bank account that refuses in four days', pays: true, debit: 'fails' },
};

/** What may pay this checkout, by its number. */
function waysToPay(session: Stripe.Checkout.Session): typeof cards {
  const isCardAlone = session.payment_method_types.every((method) => method === 'card');
  return isCardAlone ? cards : { ...cards, ...accounts };
}

/** The hosted checkout page: a different site from ours, so a different look, plain on purpose. */
export function payRoutes(ledger: DoubleLedger, save: () => void): Router {
  const router = Router();

  router.get('/pay/:id', (request, response) => {
    const session = ledger.readSession(request.params.id);
    save();
    if (session.status !== 'open') return over(response, session);
    response.send(page(session, null, '4242424242424242'));
  });

  router.post('/pay/:id', (request, response) => {
    const session = ledger.readSession(request.params.id);
    const form = request.body as { card?: string; confirmed?: string };
    const number = (form.card ?? '').replace(/\D/g, '');
    const card = waysToPay(session)[number];
    if (session.status !== 'open') return over(response, session);
    if (!card)
      return void response
        .status(400)
        .send(page(session, 'Your card number is not valid.', number));
    if (!card.pays) {
      ledger.decline(session.id, number.slice(-4), card.declinedFor);
      save();
      return void response.status(402).send(page(session, card.says, number));
    }
    if (number === '4000002500003155' && form.confirmed !== 'yes') {
      return void response.send(confirmation(session, number));
    }
    const paid = ledger.paySession(session.id, number.slice(-4), {
      ...(card.debit && { method: 'bank_debit', ends: card.debit }),
    });
    if (card.afterwards === 'dispute') setTimeout(() => disputeLater(ledger, paid, save), 1500);
    save();
    response.redirect(303, paid.success_url ?? '/');
  });
  return router;
}

function disputeLater(
  ledger: DoubleLedger,
  session: Stripe.Checkout.Session,
  save: () => void,
): void {
  ledger.dispute(ledger.chargeOf(session.id));
  save();
}

function over(response: Response, session: Stripe.Checkout.Session): void {
  const to = session.payment_status === 'paid' ? session.success_url : session.cancel_url;
  response
    .status(410)
    .send(
      shell(
        `<h1>This checkout is over</h1><p><a href="${escape(to ?? '/')}">Back to the site</a></p>`,
      ),
    );
}

function page(session: Stripe.Checkout.Session, error: string | null, number: string): string {
  const choices = Object.entries(waysToPay(session))
    .map(
      ([card, { says }]) =>
        `<li><code>${card.replace(/(\d{4})(?=\d)/g, '$1 ')}</code> ${escape(says)}</li>`,
    )
    .join('');
  return shell(`
    <h1>Pay ${amountOf(session)}</h1>
    <p>This page stands in for Stripe’s. No real card, no real money.</p>
    ${error ? `<p role="alert" class="error">${escape(error)}</p>` : ''}
    <form method="post">
      <label for="card">${Object.keys(waysToPay(session)).length > Object.keys(cards).length ? 'Card or account number' : 'Card number'}</label>
      <input id="card" name="card" inputmode="numeric" autocomplete="off" value="${escape(number)}" required>
      <button type="submit">Pay ${amountOf(session)}</button>
    </form>
    <p><a href="${escape(session.cancel_url ?? '/')}">Back without paying</a></p>
    <h2>Cards to try</h2><ul>${choices}</ul>`);
}

function confirmation(session: Stripe.Checkout.Session, number: string): string {
  return shell(`
    <h1>Your bank asks: is it you?</h1>
    <p>Pay ${amountOf(session)}.</p>
    <form method="post">
      <input type="hidden" name="card" value="${escape(number)}">
      <button type="submit" name="confirmed" value="yes">Yes, it is me</button>
    </form>
    <form method="post">
      <input type="hidden" name="card" value="4000000000000002">
      <button type="submit" class="quiet">No</button>
    </form>`);
}

function amountOf(session: Stripe.Checkout.Session): string {
  const cents = (session.amount_total ?? 0).toString().padStart(3, '0');
  return `${cents.slice(0, -2)}.${cents.slice(-2)} ${(session.currency ?? '').toUpperCase()}`;
}
