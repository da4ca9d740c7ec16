import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, RequestHandler, Response } from 'express';
import { openRowsChanged } from '#app/domain/search/open-rows.ts';
import { type Address, addressOf } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { env } from '#app/platform/env.ts';
import { type Ear, hearPageChanges } from '#app/platform/page-changes.ts';
import { forgetKept, hearOfChange } from '#app/platform/kept-a-second.ts';
import { readCookie } from './cookie-header.ts';
import { languageOf } from './language.ts';
import { PageShelf } from './page-shelf.ts';

/**
 * Pages of visitors without session and basket are made once and kept for seconds (page-shelf.ts), and
 * served before the framework is asked. Language, theme and sparing of data are part of what is asked.
 */
const keptAddresses: ReadonlySet<Address | null> = new Set<Address>([
  'public/home',
  'public/how-it-works',
  'public/risks',
  'public/terms',
  'public/privacy',
  'public/help',
  'public/partners',
  'public/partner',
  'public/loans',
  'public/past-loans',
  'public/loan',
  'public/lender',
]);

const room = 32 * 1024 * 1024;

type Coding = 'br' | 'gzip' | 'identity';

/** A page made for visitors, and as it goes over the wire. */
interface MadePage {
  readonly headers: readonly (readonly [string, string])[];
  readonly tag: string;
  readonly bodies: Map<Coding, Promise<Buffer>>;
}

const shelf = new PageShelf<MadePage>(room);
/** Being made, by what was asked: whoever asks for the same waits for it. */
const making = new Map<string, Promise<MadePage | null>>();
let ear: Ear | null = null;

/** From here on pages are kept. */
export function keepPages(): void {
  ear = hearPageChanges(env().DATABASE_URL, (what) => {
    if (what === 'all') forgetKept();
    else hearOfChange();
    openRowsChanged(what);
    shelf.change(what, performance.now());
  });
}

export async function endKeptPages(): Promise<void> {
  await ear?.close();
  ear = null;
}

const times = () => ({ at: performance.now(), now: now().getTime() });

/** Express's: answers with what is kept, or leaves word how to keep what is about to be made. */
export const answerWithKept: RequestHandler = (request, response, next) => {
  const asked = ear ? askedFor(request, response) : null;
  if (!asked || !ear) return next();
  ear.wake();
  if (!ear.isSure()) return next();
  const kept = shelf.find(asked.key, times());
  if (kept) return void sendKept(kept, request, response).catch(next);
  // The framework makes no body for HEAD.
  if (request.method === 'HEAD') return next();
  const other = making.get(asked.key);
  if (!other) {
    begin(asked, response);
    return next();
  }
  other
    // What was no page for all, each makes for themselves: behind one another they would wait for ever.
    .then((page) => (page ? sendKept(page, request, response) : next()))
    .catch(next);
};

/** What a page of visitors depends on; null where it depends on more. */
function askedFor(request: Request, response: Response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') return null;
  if (response.locals['isPersonal'] || request.headers.authorization) return null;
  const address = addressOf(request.path);
  if (!keptAddresses.has(address)) return null;
  const chosen = readCookie(request.headers.cookie, 'theme') ?? '';
  const theme = chosen === 'light' || chosen === 'dark' ? chosen : '';
  const saves = request.headers['save-data'] === 'on' ? 'saves' : '';
  const key = [languageOf(request.headers), theme, saves, request.originalUrl].join(' ');
  const loan =
    address === 'public/loan' ? decodeURIComponent(request.path.split('/')[2] ?? '') : null;
  return { key, loan };
}

/** How server.ts hands over what the framework made; it gets back what to send instead, or null. */
export type Keep = (answer: globalThis.Response) => Promise<MadePage | null>;

function begin({ key, loan }: { key: string; loan: string | null }, response: Response): void {
  const page = shelf.begin(key, loan, times());
  let settle: (page: MadePage | null) => void = () => undefined;
  making.set(key, new Promise((resolve) => (settle = resolve)));
  const end = (made: MadePage | null) => {
    page.end();
    making.delete(key);
    settle(made);
  };
  const keep: Keep = async (answer) => {
    const made = isForAll(answer) ? await madeOf(answer) : null;
    if (made) page.keep(made, 2 * (await bodyOf(made, 'identity')).length);
    end(made);
    return made;
  };
  response.locals['keep'] = keep;
  response.once('close', () => end(null));
}

function isForAll(answer: globalThis.Response): boolean {
  const { status, headers } = answer;
  const isPage = headers.get('content-type')?.startsWith('text/html') ?? false;
  return status === 200 && isPage && !headers.has('set-cookie') && !headers.has('cache-control');
}

async function madeOf(answer: globalThis.Response): Promise<MadePage> {
  const body = Buffer.from(await answer.arrayBuffer());
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 22);
  return {
    headers: [...answer.headers],
    tag,
    bodies: new Map([['identity', Promise.resolve(body)]]),
  };
}

const squeeze = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } }),
  gzip: (body: Buffer) => promisify(gzip)(body),
};

async function bodyOf(page: MadePage, coding: Coding): Promise<Buffer> {
  const known = page.bodies.get(coding);
  if (known) return known;
  const plain = await bodyOf(page, 'identity');
  if (coding === 'identity') return plain;
  const body = squeeze[coding](plain);
  page.bodies.set(coding, body);
  return body;
}

/** Nobody on the way keeps it; a browser asks each time whether what it has still holds. */
export async function sendKept(
  page: MadePage,
  request: Request,
  response: Response,
): Promise<void> {
  const wanted = request.acceptsEncodings('br', 'gzip', 'identity');
  const coding: Coding = wanted === 'br' || wanted === 'gzip' ? wanted : 'identity';
  const tag = `"${page.tag}-${coding}"`;
  for (const [name, value] of page.headers) response.setHeader(name, value);
  response.setHeader('cache-control', 'private, no-cache');
  response.setHeader('vary', 'Accept-Encoding, Accept-Language, Cookie, Save-Data');
  response.setHeader('etag', tag);
  if (request.headers['if-none-match']?.includes(tag)) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const body = await bodyOf(page, coding);
  response.statusCode = 200;
  if (coding !== 'identity') response.setHeader('content-encoding', coding);
  response.setHeader('content-length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}
