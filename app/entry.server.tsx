import { Writable } from 'node:stream';
import type { EntryContext } from '@remix-run/node';
import { RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { keepDemoTime } from '#app/demo/clock.ts';
import { refuseDemoData } from '#app/domain/operations/refuse-demo-data.ts';
import { closeDb } from '#app/platform/db.ts';
import { env, trustedProxies } from '#app/platform/env.ts';
import { log } from '#app/platform/log.ts';
import { answerPages } from '#app/platform/process.ts';
import { type DoorContext, awayIn } from './web/guards.ts';
import { endKeptPages } from './web/kept-pages.ts';
import { OwnScriptContext } from './web/own-script.tsx';

export { firstGuards, keptGuards } from './web/guards.ts';
export { keepPages } from './web/kept-pages.ts';
export { pagesOf } from './web/pages.ts';

answerPages();
keepDemoTime();

/** What server.ts may know of the application. */
export const settings = {
  port: env().PORT,
  /** As Express takes it: how many proxies, or which. */
  trustProxy: trustedProxies(),
  origin: env().APP_ORIGIN,
};

/** What must hold before anybody is answered. */
export const ready = refuseDemoData;

export async function close(): Promise<void> {
  await endKeptPages();
  await closeDb();
}

const patience = 10_000;

/**
 * A page goes as one piece: none of ours waits for anything once its loaders have answered, and to carry it
 * in pieces of two kilobytes through streams and compression costs more than to make it.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let isWhole = false;
    const pieces: Buffer[] = [];
    const body = new Writable({
      write: (piece: Buffer, _, next) => {
        pieces.push(piece);
        next();
      },
      final: (next) => {
        headers.set('content-type', 'text/html; charset=utf-8');
        resolve(new Response(Buffer.concat(pieces), { headers, status }));
        next();
      },
    });
    const { pipe, abort } = renderToPipeableStream(
      <OwnScriptContext.Provider value={remixContext.manifest.entry.module}>
        <RemixServer context={remixContext} url={request.url} />
      </OwnScriptContext.Provider>,
      {
        onShellReady: () => {
          isWhole = true;
        },
        onAllReady: () => {
          // Else everything that the page was made of is kept until then.
          clearTimeout(timer);
          pipe(body);
        },
        onShellError: (error) => {
          clearTimeout(timer);
          reject(error as Error);
        },
        onError: (error) => {
          if (isWhole) log().error({ err: error }, 'page.failed');
        },
      },
    );
    const timer = setTimeout(abort, patience).unref();
  });
}

/** What failed because the database or the files are away is answered by server.ts: not now, and when to ask again. */
export function handleError(
  error: unknown,
  { request, context }: { request: Request; context: unknown },
): void {
  const away = awayIn(error);
  if (away) (context as DoorContext).away = away;
  if (!request.signal.aborted) log().error({ err: error }, away ? 'route.away' : 'route.failed');
}
