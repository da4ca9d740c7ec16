import { AsyncLocalStorage } from 'node:async_hooks';
import type { RequestHandler } from 'express';

const memory = new AsyncLocalStorage<Map<string, unknown>>();

/** Express's: whatever is made for this request is found again until it is answered. */
export const rememberRequest: RequestHandler = (_, __, next) => {
  memory.run(new Map(), next);
};

/**
 * The same for all that a page is made of: asked once. Only where nothing is changed: after an action
 * its loaders see what it did.
 */
export function onceIn<T>(request: Request, name: string, make: () => T): T {
  const kept = memory.getStore();
  if (!kept || (request.method !== 'GET' && request.method !== 'HEAD')) return make();
  if (!kept.has(name)) kept.set(name, make());
  return kept.get(name) as T;
}
