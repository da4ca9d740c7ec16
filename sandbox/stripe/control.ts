import { Router } from 'express';
import type { DoubleLedger } from './ledger.ts';
import type { DoubleState } from './state.ts';
import { type TroubleKind, type TroubleSwitch, troubleKinds } from './trouble.ts';

/** What Stripe would do by itself, done by hand: disputes, late failures, payouts, trouble. */
export function controlRoutes(double: {
  ledger: DoubleLedger;
  trouble: TroubleSwitch;
  state: DoubleState;
  save: () => void;
}): Router {
  const { ledger, trouble, state, save } = double;
  const router = Router();
  const act = (path: string, work: (params: Record<string, string>) => unknown) => {
    router.post(path, (request, response) => {
      const result = work({ ...request.params, ...(request.body as Record<string, string>) });
      save();
      response.json(result ?? { done: true });
    });
  };
  act('/double/charges/:id/dispute', ({ id = '' }) => ledger.dispute(id));
  act('/double/charges/:id/warning', ({ id = '' }) => ledger.warn(id));
  act('/double/disputes/:id/close', ({ id = '', status }) =>
    ledger.closeDispute(id, status === 'won' ? 'won' : 'lost'),
  );
  act('/double/refunds/:id/failure', ({ id = '' }) => ledger.failRefund(id));
  act('/double/payouts', ({ amount, currency = 'usd' }) =>
    ledger.payOutToBank({ amount: Number(amount), currency }),
  );
  act('/double/charges/:id/refund', ({ id = '', amount }) =>
    ledger.refund({ charge: id, amount: Number(amount) }),
  );
  act('/double/charges', ({ amount, currency }) => ledger.payElsewhere(Number(amount), currency));
  act('/double/disputes/:id/status', ({ id = '', status = '' }) => ledger.moveDispute(id, status));
  act('/double/adjustments', ({ amount, type, currency }) =>
    ledger.adjust(Number(amount), type, currency),
  );
  act('/double/accounts/:id', ({ id = '', state: becomes }) =>
    ledger.setAccount(id, becomes === 'closed' || becomes === 'restricted' ? becomes : 'active'),
  );
  act('/double/trouble', ({ at, kind, times = '1', milliseconds }) => {
    if (kind === 'none') return trouble.clear();
    if (!troubleKinds.includes(kind as TroubleKind))
      return { error: `one of ${troubleKinds.join(', ')}` };
    return trouble.make({
      at: at === 'webhook' ? 'webhook' : 'api',
      kind: kind as TroubleKind,
      times: Number(times),
      ...(milliseconds && { milliseconds: Number(milliseconds) }),
    });
  });
  router.get('/double/state', (_, response) => void response.json(state));
  return router;
}
