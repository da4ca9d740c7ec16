import type { ServerBuild } from '@remix-run/node';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import v8 from 'node:v8';
import compression from 'compression';
import express, { type RequestHandler } from 'express';

/**
 * The web process: static files and guards around the Remix build. It reaches
 * the application only through that build: a second copy of a module would be a
 * second pool of connections and a second rate limiter.
 */
interface Doors {
  readonly settings: {
    port: number;
    origin: string;
    trustProxy: number | string;
  };
  readonly firstGuards: RequestHandler[];
  readonly keptGuards: RequestHandler[];
  /** From now on pages of visitors are kept for seconds. */
  readonly keepPages: () => void;
  readonly pagesOf: (build: ServerBuild) => RequestHandler;
  ready(): Promise<void>;
  close(): Promise<void>;
}

// Like app/platform/env-file.ts, which is inside the build that reads the settings.
const envFile = process.env['ENV_FILE'] ?? '.env';
if (envFile !== '' && existsSync(envFile)) process.loadEnvFile(envFile);

// A process that keeps much and makes much lets its heap grow to twice what it needs: a third less memory, as fast.
v8.setFlagsFromString('--heap-growing-percent=50');

const buildFile = pathToFileURL(path.resolve('build/server/index.js')).href;
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
  const { firstGuards, keptGuards, keepPages, pagesOf } = doorsOf(build);
  keepPages();
  const squeeze = compression();
  app.use(firstGuards);
  app.use('/assets', squeeze, express.static('build/client/assets', forever));
  app.use(keptGuards, squeeze, express.static('build/client', { maxAge: '1h', index: false }));
  app.use(pagesOf(build));
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
      .then((build) => doorsOf(build))
      .then(({ firstGuards, keptGuards }) =>
        express.Router().use(firstGuards, keptGuards)(request, response, next),
      )
      .catch(next);
  });
  app.use(vite.middlewares);
  app.use((request, response, next) => {
    load()
      .then((build) => doorsOf(build).pagesOf(build)(request, response, next))
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

/** The build reads the settings first; what does not fit is said in words, and nothing starts. */
async function loadBuild(): Promise<ServerBuild> {
  try {
    return (await import(/* @vite-ignore */ buildFile)) as ServerBuild;
  } catch (error) {
    const { name, code, message } = error as { name: string; code?: string; message: string };
    if (name === 'SettingsDoNotFit') console.error(message);
    else if (code === 'ERR_MODULE_NOT_FOUND' && message.includes('build/server/index.js')) {
      console.error('There is no build yet: npm run build');
    } else throw error;
    process.exit(1);
  }
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
