import type { AddressInfo } from 'node:net';
import type Stripe from 'stripe';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { connectRoutes } from './connect-page.ts';
import { controlRoutes } from './control.ts';
import { type Behaviour, asStripeDoes } from './core.ts';
import { DoubleLedger } from './ledger.ts';
import { answerOnce, errorBody } from './idempotency.ts';
import { payRoutes } from './pay-page.ts';
import { Refusal } from './refusal.ts';
import { answerTo } from './routes.ts';
import { openState } from './state.ts';
import { type TroubleSwitch, troubleSwitch } from './trouble.ts';
import { webhookSender } from './webhooks.ts';

/**
 * An HTTP server that behaves like the part of Stripe that we use, spoken to by
 * Stripe's own library. It keeps state, shows a hosted checkout page, signs and
 * sends webhooks, keeps idempotency keys, and makes trouble on demand.
 */
export interface StripeDouble {
  readonly origin: string;
  readonly ledger: DoubleLedger;
  readonly trouble: TroubleSwitch;
  /** Its switches; they may be turned while it runs. */
  readonly behaviour: Behaviour;
  /** Whether its events go to an endpoint by themselves. */
  readonly hasEndpoint: boolean;
  /** What it has announced, the oldest first. */
  readonly events: readonly Stripe.Event[];
  /** How often it was asked, by method and path without ids. */
  readonly calls: Map<string, number>;
  /** Waits until every webhook under way has arrived or was given up. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface DoubleOptions {
  readonly port: number;
  readonly webhook: { url: string; secret: string } | null;
  readonly stateFile?: string;
  /** Not after each change: whoever tells a long story keeps it when it is over. */
  readonly savesAtStop?: boolean;
  readonly clock?: () => Date;
  readonly retryMilliseconds?: number;
  /** What differs from Stripe's defaults. */
  readonly behaviour?: Partial<Behaviour>;
  /** More pages of the demonstration, served beside the double's own. */
  readonly pages?: Router;
}

export async function startStripeDouble(options: DoubleOptions): Promise<StripeDouble> {
  const clock = options.clock ?? (() => new Date());
  const { state, save: keep } = openState(options.stateFile ?? null);
  const save = options.savesAtStop ? () => undefined : keep;
  const trouble = troubleSwitch();
  const sender = webhookSender(state, trouble, {
    endpoint: options.webhook,
    clock,
    retryMilliseconds: options.retryMilliseconds ?? 1000,
  });
  const behaviour = { ...asStripeDoes, ...options.behaviour };
  const ledger = new DoubleLedger(state, clock, sender.announce, behaviour);
  const endpoint = options.webhook?.url ?? 'http://localhost:3000/webhooks/stripe';
  const calls = new Map<string, number>();
  const tick = () => {
    if (state.due.length === 0) return;
    ledger.tick();
    save();
  };
  const ticking = setInterval(tick, 1000);
  ticking.unref();
  const app = express();
  const server = app.listen(options.port, '127.0.0.1');
  await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;

  app.disable('x-powered-by');
  app.use(express.urlencoded({ extended: true, limit: '256kb' }), express.json());
  app.use('/v1', (request, response, next) => {
    if (request.headers.authorization?.startsWith('Bearer sk_test_')) next();
    else fail(response, new Refusal('Invalid API Key provided.', 401));
  });
  app.use('/v1', (request, response) => void answer(request, response));
  if (options.pages) app.use(options.pages);
  app.use(payRoutes(ledger, save), connectRoutes(ledger, save));
  app.use(controlRoutes({ ledger, trouble, state, save }));
  app.use((error: unknown, _: Request, response: Response, __: NextFunction) => {
    fail(response, error instanceof Refusal ? error : new Refusal(String(error), 500, 'api_error'));
  });

  async function answer(request: Request, response: Response): Promise<void> {
    const asked = `${request.method} ${request.path.replace(/\b[a-z]+_test_\d+/, ':id')}`;
    calls.set(asked, (calls.get(asked) ?? 0) + 1);
    const met = trouble.next('api');
    if (met?.kind === 'drop') return void request.socket.destroy();
    if (met?.kind === 'delay')
      await new Promise((done) => setTimeout(done, met.milliseconds ?? 1000));
    if (met?.kind === 'too_many_requests') {
      return fail(response, new Refusal('Too many requests.', 429, 'rate_limit_error'));
    }
    const { status, body } = once(request);
    if (request.method !== 'GET') save();
    // What Stripe does by itself comes after what it was asked for: nobody sees it in the same answer.
    setImmediate(tick);
    if (met?.kind === 'reset_after_commit') return void request.socket.destroy();
    if (met?.kind === 'error_after_commit') {
      return fail(response, new Refusal('An unknown error occurred.', 500, 'api_error'));
    }
    response.status(status).set('request-id', `req_${state.sequence}`).json(body);
  }

  function once(request: Request): { status: number; body: unknown } {
    return answerOnce(request, { state, at: ledger.core.seconds() }, () =>
      answerTo(request, { ledger, state, origin, endpoint }),
    );
  }

  return {
    origin,
    ledger,
    trouble,
    behaviour,
    hasEndpoint: options.webhook !== null,
    events: state.events,
    calls,
    settle: sender.settle,
    stop: async () => {
      clearInterval(ticking);
      sender.close();
      keep();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function fail(response: Response, error: Refusal): void {
  response.status(error.status).json(errorBody(error));
}
