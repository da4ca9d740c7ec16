import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import { addressOf, addresses } from '#app/paths.ts';
import { isDatabaseAway } from '#app/platform/db.ts';
import { env } from '#app/platform/env.ts';
import { CannotKeepFiles } from '#app/platform/files.ts';
import { forgetKept } from '#app/platform/kept-a-second.ts';
import { isPublic } from '#app/platform/keyed-hash.ts';
import { log } from '#app/platform/log.ts';
import { atAddress } from '#app/platform/places.ts';
import { readCookie } from './cookie-header.ts';
import { answerWithKept } from './kept-pages.ts';
import { isFrameworks, isPlainAddress } from './plain-address.ts';
import { plainPage } from './plain-page.ts';
import { cookieNames } from './session.ts';
import { speakTheirLanguage } from './language.ts';
import { rememberRequest } from './request-memory.ts';
import { formGuard } from './form-guard.ts';

/**
 * What every request passes, in this order: an id for the log, the language,
 * the security headers, and whether its address can be read in one way only.
 * Files that were built come behind these.
 */
export const firstGuards: RequestHandler[] = [
  nameRequest,
  tellOfProxy,
  speakTheirLanguage,
  rememberRequest,
  headers,
  plainAddress,
];

/** Then a page of visitors may have been made before. */
export const keptGuards: RequestHandler[] = [keepNothing, maintenance, answerWithKept];

/**
 * And before Remix sees it: that nothing personal is kept on the way,
 * maintenance, who may post here, and the limits on forms.
 */
export const guards: RequestHandler[] = [
  keepNothing,
  maintenance,
  csrf,
  formGuard,
  forgetWhatChanges,
  atItsAddress,
];

/** Where a payment form may lead: a post redirects there, and the policy must allow it. */
function checkoutOrigin(): string {
  return env().STRIPE_API ?? 'https://checkout.stripe.com';
}

type Away = 'database_away' | 'files_away';

/** What is away, if something failed for that alone. */
export function awayIn(error: unknown): Away | null {
  if (error instanceof CannotKeepFiles) return 'files_away';
  return isDatabaseAway(error) ? 'database_away' : null;
}

/** What routes leave for whoever sends their answer. */
export interface DoorContext extends Record<string, unknown> {
  /** Set when a route failed because the database was not to be had, or no file could be kept. */
  away?: Away;
}

/** What is kept for a second is asked anew after every form, by whoever follows its answer. */
function forgetWhatChanges(request: Request, response: Response, next: () => void): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const end = response.end.bind(response);
    response.end = ((...words: Parameters<typeof end>) => {
      forgetKept();
      return end(...words);
    }) as typeof response.end;
  }
  next();
}

/** Pages of one address do not take all connections. */
function atItsAddress(request: Request, _: Response, next: () => void): void {
  atAddress(addressOf(request.path) ?? 'unknown', next);
}

/** The database is away, or too much is asked of it: not now, in words, and when to ask again. */
export function answerLater(response: Response, away: Away): void {
  response.set('retry-after', '5').set('cache-control', 'no-store');
  response.status(503).type('html').send(plainPage(away));
}

function nameRequest(request: Request, response: Response, next: () => void): void {
  const id = randomUUID();
  const start = performance.now();
  response.locals['requestId'] = id;
  response.set('x-request-id', id);
  response.once('finish', () => {
    const milliseconds = Math.round(performance.now() - start);
    const path = withoutSecrets(request.path);
    const facts = { requestId: id, method: request.method, path, milliseconds };
    log().info({ ...facts, status: response.statusCode }, 'request.answered');
  });
  next();
}

/** The start of paths that end in a token or signature, which must not be logged. */
const beforeSecrets = Object.values(addresses).flatMap((address) =>
  /:(token|signature)/.test(address) ? [address.slice(0, address.indexOf(':'))] : [],
);

/** The framework reads small letters and capitals alike. */
function secretStart(path: string): string | undefined {
  return beforeSecrets.find((start) => path.toLowerCase().startsWith(start));
}

function withoutSecrets(path: string): string {
  const open = secretStart(path);
  return open ? `${open}[token]` : path;
}

let isToldOfProxy = false;

/** A proxy in a network of ours whose word does not count makes all visitors one address: said once, loudly. */
export function tellOfProxy(request: Request, _: Response, next: () => void): void {
  const socket = request.socket.remoteAddress ?? '';
  const isBelieved = request.ip !== socket;
  const isProxied = request.headers['x-forwarded-for'] !== undefined && !isPublic(socket);
  if (isProxied && !isBelieved && !isToldOfProxy) {
    isToldOfProxy = true;
    const mend = `name the network of ${socket} in TRUST_PROXY, or how many proxies there are`;
    log().error({ mend }, 'proxy.not_trusted');
  }
  next();
}

function plainAddress(request: Request, response: Response, next: () => void): void {
  if (!isPlainAddress(request.originalUrl)) {
    response.status(400).type('html').send(plainPage('not_understood'));
  } else if (isFrameworks(request.originalUrl)) response.status(404).end();
  else next();
}

/** Answers to somebody who is signed in, has a basket, or came by a mailed link are kept nowhere: Back shows none of them. */
export function keepNothing(request: Request, response: Response, next: () => void): void {
  const isKnown = cookieNames().some((name) => readCookie(request.headers.cookie, name) !== null);
  const isMailed = secretStart(request.path) !== undefined;
  if (isKnown || isMailed || 'key' in request.query) response.locals['isPersonal'] = true;
  next();
}

/** No script is written into a page, so none of them needs a nonce. */
function headers(request: Request, response: Response, next: (error?: unknown) => void): void {
  setHeaders ??= headersOfSafety();
  setHeaders(request, response, next);
}

let setHeaders: ReturnType<typeof helmet> | undefined;

function headersOfSafety() {
  const isSecure = env().APP_ORIGIN.startsWith('https://');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'"],
        'style-src': ["'self'"],
        // data: thumbnails inlined in the page; blob: a photograph before it is sent.
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'"],
        'connect-src': ["'self'"],
        'manifest-src': ["'self'"],
        'form-action': ["'self'", ...stripeSources()],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        ...(isSecure && { 'upgrade-insecure-requests': [] }),
      },
    },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
    // Other hosts of the domain are other people's to decide.
    strictTransportSecurity: isSecure
      ? { maxAge: 31_536_000, includeSubDomains: env().HSTS_SUBDOMAINS === 'yes' }
      : false,
    xFrameOptions: { action: 'deny' },
  });
}

/** Closed for maintenance: everything waits, even Stripe's webhooks, which it sends again. */
export function maintenance(request: Request, response: Response, next: () => void): void {
  const { MAINTENANCE_UNTIL } = env();
  if (!MAINTENANCE_UNTIL || addressOf(request.path) === 'machine/health') return next();
  const until = new Date(MAINTENANCE_UNTIL);
  response.set('retry-after', until.toUTCString());
  response.status(503).type('html').send(plainPage('maintenance', until));
}

/** Stripe's pages: a checkout, and where a partner tells Stripe who it is. */
function stripeSources(): string[] {
  const origin = checkoutOrigin();
  if (!env().STRIPE_API) return [origin, 'https://connect.stripe.com'];
  return origin.includes('127.0.0.1')
    ? [origin, origin.replace('127.0.0.1', 'localhost')]
    : [origin, origin.replace('localhost', '127.0.0.1')];
}

/** Paths whose requests carry a signature of their own. */
const isSigned = (path: string) =>
  ['machine/stripe-webhook', 'account/unsubscribe'].includes(addressOf(path) ?? '');
const safeMethods = ['GET', 'HEAD', 'OPTIONS'];

/**
 * A change must come from our own pages, judged by Sec-Fetch-Site or else by
 * Origin; without either it is refused. Webhooks and one-click unsubscribes
 * carry a signature instead.
 */
function csrf(request: Request, response: Response, next: () => void): void {
  if (safeMethods.includes(request.method) || isSigned(request.path)) return next();
  const site = request.headers['sec-fetch-site'];
  const isOwn = site
    ? site === 'same-origin' || site === 'none'
    : request.headers.origin === new URL(env().APP_ORIGIN).origin;
  if (isOwn) return next();
  log().warn({ requestId: response.locals['requestId'] }, 'request.from_elsewhere');
  response.status(403).type('html').send(plainPage('from_elsewhere'));
}

export const lastResort: ErrorRequestHandler = (error, _request, response, _next) => {
  log().error({ requestId: response.locals['requestId'], err: error }, 'request.failed');
  const away = awayIn(error);
  if (away) return answerLater(response, away);
  response.status(500).type('html').send(plainPage('failed'));
};
