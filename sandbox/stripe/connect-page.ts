import { Router } from 'express';
import type { DoubleLedger } from './ledger.ts';
import { escape, shell } from './shell.ts';

/** The page where a partner tells Stripe who it is: plain on purpose, like the checkout. */
export function connectRoutes(ledger: DoubleLedger, save: () => void): Router {
  const router = Router();

  router.get('/connect/:link', (request, response) => {
    const { core } = ledger;
    const link = core.state.links[request.params.link];
    if (!link) return void response.status(404).send(shell('<h1>No such page</h1>'));
    // Opened once, or too old: Stripe sends its holder back for another one.
    if (link.isUsed || link.expiresAt <= core.seconds()) {
      return response.redirect(303, link.refreshUrl);
    }
    link.isUsed = true;
    save();
    const account = ledger.accountOf(link.accountId);
    const due = account.requirements?.currently_due ?? [];
    response.send(
      shell(`
    <h1>Get paid</h1>
    <p>This page stands in for Stripe’s. Give it no real papers.</p>
    <ul>${due.map((name) => `<li><code>${escape(name)}</code></li>`).join('')}</ul>
    <form method="post">
      <button type="submit" name="leave" value="">Tell Stripe all of it</button>
      <button type="submit" name="leave" value="external_account" class="quiet">All but the bank account</button>
    </form>`),
    );
  });

  router.post('/connect/:link', (request, response) => {
    const link = ledger.core.state.links[request.params.link];
    if (!link) return void response.status(404).send(shell('<h1>No such page</h1>'));
    const { leave = '' } = request.body as { leave?: string };
    ledger.tellStripe(link.accountId, leave === '' ? [] : [leave]);
    save();
    response.redirect(303, link.returnUrl);
  });
  return router;
}
