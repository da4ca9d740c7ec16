import type { Request, RequestHandler, Response } from 'express';
import { addressOf } from '#app/paths.ts';
import { plainPage } from './plain-page.ts';

/**
 * Limits on forms, checked before Remix reads them: its single fetch overflows
 * the stack on a field name nested thousands deep (CVE-2026-34077), and gets no
 * more fixes. The body is read here, once, and kept for the request that Remix
 * is given.
 */
export const formLimits = { bytes: 64 * 1024, fields: 200, nameLength: 64, brackets: 4 };

/** Uploads may be larger; the route that reads them checks their fields. */
const uploadBytes = 6 * 1024 * 1024;

export const formGuard: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const isUpload = (request.headers['content-type'] ?? '').startsWith('multipart/form-data');
  const limit = isUpload ? uploadBytes : formLimits.bytes;
  const isWebhook = addressOf(request.path) === 'machine/stripe-webhook';
  readBody(request, isWebhook ? 1024 * 1024 : limit)
    .then((body) => {
      if (body === null) return refuse(response, 413);
      if (!isUpload && !isWebhook && !isFormAllowed(body)) return refuse(response, 400);
      response.locals['body'] = body;
      next();
    })
    .catch(next);
};

export function isFormAllowed(body: Buffer): boolean {
  const pairs = body.toString('utf8').split('&');
  if (pairs.length > formLimits.fields) return false;
  return pairs.every((pair) => {
    const raw = pair.split('=', 1)[0] ?? '';
    if (raw.length > formLimits.nameLength * 3) return false;
    const name = decode(raw);
    const brackets = name === null ? Infinity : name.split(/[[.]/).length - 1;
    return name !== null && name.length <= formLimits.nameLength && brackets <= formLimits.brackets;
  });
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

/** Null when the body is larger than allowed. */
async function readBody(request: Request, limit: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += (chunk as Buffer).length;
    if (size > limit) return null;
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function refuse(response: Response, status: 400 | 413): void {
  response.status(status).set('connection', 'close').type('html').send(plainPage('form_too_large'));
}
