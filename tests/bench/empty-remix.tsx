import { PassThrough, Readable } from 'node:stream';
import {
  type EntryContext,
  type ServerBuild,
  createReadableStreamFromReadable,
  createRequestHandler,
  writeReadableStreamToWritable,
} from '@remix-run/node';
import { Outlet, RemixServer } from '@remix-run/react';
import compression from 'compression';
import express from 'express';
import { renderToPipeableStream } from 'react-dom/server';
import remixConfig from '../../remix.config.js';

/**
 * What pages are measured beside: Remix with one route that loads nothing and does nothing, behind the same Express, as a
 * process of its own. Its port comes by PORT.
 */
function Root() {
  return (
    <html lang="en">
      <head>
        <title>Nothing</title>
      </head>
      <body>
        <Outlet />
      </body>
    </html>
  );
}

function Page() {
  return <p>Nothing.</p>;
}

function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    const { pipe } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      onShellReady: () => {
        const body = new PassThrough();
        headers.set('content-type', 'text/html; charset=utf-8');
        resolve(new Response(createReadableStreamFromReadable(body), { headers, status }));
        pipe(body);
      },
      onShellError: (error) => reject(error as Error),
    });
  });
}

/** What a form is sent to that does nothing. */
const action = () => null;

const known = { hasLoader: false, hasAction: false, hasErrorBoundary: false };
const asset = { ...known, hasClientAction: false, hasClientLoader: false, module: '/nothing.js' };
const route = { id: 'page', parentId: 'root', index: true } as const;
const build: ServerBuild = {
  mode: 'production',
  entry: { module: { default: handleRequest } },
  routes: {
    root: { id: 'root', path: '', module: { default: Root } },
    page: { ...route, module: { default: Page, action } },
  },
  assets: {
    entry: { imports: [], module: '/nothing.js' },
    routes: {
      root: { ...asset, id: 'root', path: '' },
      page: { ...asset, ...route, hasAction: true },
    },
    url: '/manifest.js',
    version: '1',
  },
  publicPath: '/',
  assetsBuildDirectory: 'build',
  isSpaMode: false,
  future: { ...remixConfig.future, unstable_optimizeDeps: false } as ServerBuild['future'],
};

const handle = createRequestHandler(build, 'production');
const port = Number(process.env['PORT']);
express()
  .disable('x-powered-by')
  .use(compression())
  .use((request, response, next) => {
    const sent =
      request.method === 'POST'
        ? { method: 'POST', body: Readable.toWeb(request), duplex: 'half' }
        : {};
    const headers = new Headers({ 'content-type': request.headers['content-type'] ?? '' });
    const url = `http://localhost:${port}${request.originalUrl}`;
    handle(new Request(url, { ...sent, headers } as RequestInit))
      .then(async (answer) => {
        response.status(answer.status);
        for (const [name, value] of answer.headers) response.append(name, value);
        if (answer.body) await writeReadableStreamToWritable(answer.body, response);
        else response.end();
      })
      .catch(next);
  })
  .listen(port);
