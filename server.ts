import {
  type ServerBuild,
  createRequestHandler,
  writeReadableStreamToWritable,
} from '@remix-run/node';
import { existsSync } from 'node:fs';
import compression from 'compression';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';

/**
 * The web process: static files and guards around the Remix build. It reaches
 * the application only through that build: a second copy of a module would be a
 * second pool of connections and a second rate limiter.
 */
type Away = 'database_away' | 'files_away';

interface Doors {
  readonly settings: {
    port: number;
    checkoutOrigin: string;
    origin: string;
    trustProxy: number | string;
  };
  readonly firstGuards: RequestHandler[];
  readonly guards: RequestHandler[];
  readonly lastResort: ErrorRequestHandler;
  readonly contextOf: (response: express.Response) => { nonce: string; away?: Away };
  readonly answerLater: (response: express.Response, away: Away) => void;
  ready(): Promise<void>;
  close(): Promise<void>;
}

// Like app/platform/env-file.ts, which is inside the build that reads the settings.
const envFile = process.env['ENV_FILE'] ?? '.env';
if (envFile !== '' && existsSync(envFile)) process.loadEnvFile(envFile);

const buildFile = new URL('./build/server/index.js', import.meta.url).href;
const isLive = process.env['LIVE_SOURCES'] === 'yes';
const app = express();
app.disable('x-powered-by');
const doors = isLive ? await serveSources() : await serveBuild();
app.set('trust proxy', doors.settings.trustProxy);
await doors.ready().catch((error: Error) => {
  // Without a database the pages say so themselves.
  if (error.name !== 'SettingsDoNotFit') return;
  console.error(error.message);
  process.exit(1);
});

/** Serves what was built. */
async function serveBuild(): Promise<Doors> {
  const build = await loadBuild();
  const forever = { immutable: true, maxAge: '1y', index: false } as const;
  app.use(doorsOf(build).firstGuards);
  app.use(compression());
  app.use('/assets', express.static('build/client/assets', forever));
  app.use(express.static('build/client', { maxAge: '1h', index: false }));
  app.use(pagesOf(build), doorsOf(build).lastResort);
  return doorsOf(build);
}

/** `npm run dev`: serves the sources themselves; a change is there with the next request. */
async function serveSources(): Promise<Doors> {
  const { createServer } = await import('vite');
  const vite = await createServer({
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: 'custom',
  });
  // Compiled words are deleted and rewritten, which Vite does not see as a change.
  vite.watcher.on('add', (file) => vite.moduleGraph.onFileChange(file));
  const load = async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as ServerBuild;
  app.use((request, response, next) => {
    load()
      .then((build) => express.Router().use(doorsOf(build).firstGuards)(request, response, next))
      .catch(next);
  });
  app.use(vite.middlewares);
  app.use((request, response, next) => {
    load()
      .then((build) => pagesOf(build)(request, response, next))
      .catch((error: Error) => {
        vite.ssrFixStacktrace(error);
        console.error(error.stack);
        response.status(500).type('text').send(error.stack);
      });
  });
  return doorsOf(await load());
}

function doorsOf(build: ServerBuild): Doors {
  return build.entry.module as unknown as Doors;
}

/** The pages behind their guards. */
function pagesOf(build: ServerBuild): RequestHandler {
  const { guards, lastResort, settings, contextOf, answerLater } = doorsOf(build);
  const handle = createRequestHandler(build, 'production');
  const answerPage: RequestHandler = (request, response, next) => {
    const made = requestOf(request, response, settings.origin);
    const context = contextOf(response);
    handle(made, context)
      .then((answer) =>
        context.away ? answerLater(response, context.away) : send(answer, response),
      )
      .catch(next);
  };
  return express.Router().use(guards, answerPage, lastResort);
}

/** The build reads the settings first; what does not fit is said in words, and nothing starts. */
async function loadBuild(): Promise<ServerBuild> {
  try {
    return (await import(buildFile)) as ServerBuild;
  } catch (error) {
    const { name, code, message } = error as { name: string; code?: string; message: string };
    if (name === 'SettingsDoNotFit') console.error(message);
    else if (code === 'ERR_MODULE_NOT_FOUND' && message.includes('build/server/index.js')) {
      console.error('There is no build yet: npm run build');
    } else throw error;
    process.exit(1);
  }
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
  if (answered.body) await writeReadableStreamToWritable(answered.body, response);
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

const server = app.listen(doors.settings.port, () => {
  console.log(`Urunan listens on ${doors.settings.origin} (port ${doors.settings.port})`);
});

server.once('error', (error: NodeJS.ErrnoException) => {
  const words =
    error.code === 'EADDRINUSE'
      ? `Port ${doors.settings.port} is taken. Set PORT to another one, or stop what runs there.`
      : error.message;
  console.error(words);
  process.exit(1);
});

/**
 * At the end, whoever is on the way is still taken: until nobody new has come for a moment, which is
 * when a proxy has heard that we are not ready, and not for ever.
 */
const quiet = 300;
const longestTaking = 4_000;
const untilCut = 20_000;
let isDraining = false;
let lastCame = 0;
server.on('connection', () => (lastCame = Date.now()));
server.prependListener('request', (_, response) => {
  if (isDraining) response.setHeader('connection', 'close');
});

/** Answers what has come and what is on its way, then takes nothing new and closes the database. */
function drain() {
  if (isDraining) return;
  isDraining = true;
  const since = Date.now();
  const watch = setInterval(() => {
    const now = Date.now();
    if (now - Math.max(since, lastCame) < quiet && now - since < longestTaking) return;
    clearInterval(watch);
    close();
  }, 50);
}

function close() {
  server.close(() => {
    doors
      .close()
      .then(() => process.exit(0))
      .catch(() => process.exit(1));
  });
  setInterval(() => server.closeIdleConnections(), 100).unref();
  setTimeout(() => server.closeAllConnections(), untilCut).unref();
}
process.on('SIGTERM', drain);
process.on('SIGINT', drain);
