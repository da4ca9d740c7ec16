import { type ServerBuild, createRequestHandler } from '@remix-run/node';
import express, { type RequestHandler } from 'express';
import { routeOf } from '#app/paths.ts';
import { env } from '#app/platform/env.ts';
import { type DoorContext, answerLater, guards, lastResort } from './guards.ts';
import { type Keep, sendKept } from './kept-pages.ts';

/** The pages behind their guards. */
export function pagesOf(build: ServerBuild): RequestHandler {
  const answerPage: RequestHandler = (request, response, next) => {
    const made = requestOf(request, response, env().APP_ORIGIN);
    const context: DoorContext = {};
    const keep = response.locals['keep'] as Keep | undefined;
    handlerOf(build, routeOf(request.path))(made, context)
      .then(async (answer) => {
        if (context.away) return answerLater(response, context.away);
        const kept = await keep?.(answer);
        await (kept ? sendKept(kept, request, response) : send(answer, response));
      })
      .catch(next);
  };
  return express.Router().use(guards, answerPage, lastResort);
}

type Handle = ReturnType<typeof createRequestHandler>;
const handlers = new WeakMap<ServerBuild, Map<string, Handle>>();

/**
 * One for each route, made when it is first asked for: the framework would sort all routes by how well
 * they fit, with each request anew, and by the table of addresses there is one that fits.
 */
function handlerOf(build: ServerBuild, route: string): Handle {
  const known = handlers.get(build) ?? new Map<string, Handle>();
  handlers.set(build, known);
  const handle = known.get(route) ?? createRequestHandler(onlyRoute(build, route), 'production');
  known.set(route, handle);
  return handle;
}

function onlyRoute(build: ServerBuild, name: string): ServerBuild {
  const narrow = <Route>({ root, [name]: route }: Record<string, Route | undefined>) => {
    if (!root || !route) throw new Error(`the build has no route ${name}`);
    return { root, [name]: route };
  };
  const assets = { ...build.assets, routes: narrow(build.assets.routes) };
  return { ...build, assets, routes: narrow(build.routes) };
}

/** Express to the web's Request. The guards have read the body already. */
function requestOf(request: express.Request, response: express.Response, origin: string): Request {
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const body = response.locals['body'] as Buffer | undefined;
  return new Request(new URL(request.originalUrl, origin), {
    method: request.method,
    headers: headersOf(request, new URL(origin).host),
    signal: gone.signal,
    ...(body?.length && { body: new Uint8Array(body) }),
  });
}

/** And the web's Response back. */
async function send(answered: Response, response: express.Response): Promise<void> {
  response.status(answered.status);
  for (const [name, value] of answered.headers) response.append(name, value);
  // What a route says is for everybody may be kept; all else of somebody's is not.
  const isPublic = /\bpublic\b/.test(answered.headers.get('cache-control') ?? '');
  if (response.locals['isPersonal'] && !isPublic) response.set('cache-control', 'no-store');
  // In one piece: see entry.server.tsx.
  if (answered.body) response.end(Buffer.from(await answered.arrayBuffer()));
  else response.end();
}

/**
 * The host is the configured one, whatever a proxy wrote there: Remix compares it with where a form
 * came from. Whether it came from us has been decided by then (guards.ts).
 */
function headersOf(request: express.Request, host: string): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of [value ?? []].flat()) headers.append(name, one);
  }
  headers.delete('x-forwarded-host');
  headers.set('host', host);
  noticeProxy(request);
  // Only we may set this: whatever a visitor sent is overwritten.
  headers.set('x-client-address', request.ip ?? 'unknown');
  return headers;
}

let isProxyNoticed = false;

/** A proxy whose word does not count makes all visitors one to the limits: said once. */
function noticeProxy(request: express.Request): void {
  const { remoteAddress } = request.socket;
  const isIgnored = request.headers['x-forwarded-for'] && request.ip === remoteAddress;
  if (!isIgnored || isProxyNoticed) return;
  isProxyNoticed = true;
  console.warn(
    `A request names another address than ${remoteAddress}, which TRUST_PROXY does not trust. If that is your proxy, name it there.`,
  );
}
