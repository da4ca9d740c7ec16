import { createHash } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express, { type NextFunction, type Request, type Response, type Router } from 'express';
import { controlRoutes } from './control.ts';
import { DoubleLedger } from './ledger.ts';
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
  /** Waits until every webhook under way has arrived or was given up. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

export interface DoubleOptions {
  readonly port: number;
  readonly webhook: { url: string; secret: string } | null;
  readonly stateFile?: string;
  readonly clock?: () => Date;
  readonly retryMilliseconds?: number;
  /** More pages of the demonstration, served beside the double's own. */
  readonly pages?: Router;
}

export async function startStripeDouble(options: DoubleOptions): Promise<StripeDouble> {
  const clock = options.clock ?? (() => new Date());
  const { state, save } = openState(options.stateFile ?? null);
  const trouble = troubleSwitch();
  const sender = webhookSender(state, trouble, {
    endpoint: options.webhook,
    clock,
    retryMilliseconds: options.retryMilliseconds ?? 1000,
  });
  const ledger = new DoubleLedger(state, clock, sender.announce);
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
  app.use(payRoutes(ledger, save));
  app.use(controlRoutes({ ledger, trouble, state, save }));
  app.use((error: unknown, _: Request, response: Response, __: NextFunction) => {
    fail(response, error instanceof Refusal ? error : new Refusal(String(error), 500, 'api_error'));
  });

  async function answer(request: Request, response: Response): Promise<void> {
    const met = trouble.next('api');
    if (met?.kind === 'drop') return void request.socket.destroy();
    if (met?.kind === 'delay')
      await new Promise((done) => setTimeout(done, met.milliseconds ?? 1000));
    if (met?.kind === 'too_many_requests') {
      return fail(response, new Refusal('Too many requests.', 429, 'rate_limit_error'));
    }
    const { status, body } = once(request);
    save();
    if (met?.kind === 'error_after_commit') {
      return fail(response, new Refusal('An unknown error occurred.', 500, 'api_error'));
    }
    response.status(status).set('request-id', `req_${state.sequence}`).json(body);
  }

  /** The same key answers the same; with other parameters it is refused. */
  function once(request: Request): { status: number; body: unknown } {
    const key = request.headers['idempotency-key'];
    const work = () => {
      try {
        return { status: 200, body: answerTo(request, { ledger, state, origin }) };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        return { status: error.status, body: errorBody(error) };
      }
    };
    if (request.method !== 'POST' || typeof key !== 'string') return work();
    const asked = `${request.path} ${JSON.stringify(request.body)}`;
    const digest = createHash('sha256').update(asked).digest('hex');
    const before = state.keys[key];
    if (before && before.request !== digest) {
      const words = 'Keys for idempotent requests can only be used with the same parameters.';
      return { status: 400, body: errorBody(new Refusal(words, 400, 'idempotency_error')) };
    }
    if (before) return before;
    const made = work();
    state.keys[key] = { request: digest, ...made, body: structuredClone(made.body) };
    return made;
  }

  return {
    origin,
    ledger,
    trouble,
    settle: sender.settle,
    stop: async () => {
      sender.close();
      save();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function errorBody(error: Refusal) {
  return { error: { type: error.type, message: error.message, code: error.code } };
}

function fail(response: Response, error: Refusal): void {
  response.status(error.status).json(errorBody(error));
}
