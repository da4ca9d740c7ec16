import type { Request, RequestHandler, Response } from 'express';
import { addressOf } from '#app/paths.ts';
import { plainPage } from './plain-page.ts';

/**
 * Limits on forms, checked before Remix reads them: its single fetch overflows
 * the stack on a field name nested thousands deep (CVE-2026-34077), and gets no
 * more fixes. The body is read here, once, and kept for the request that Remix
 * is given.
 */
export const formLimits = { bytes: 64 * 1024, fields: 400, nameLength: 64, brackets: 4 };

/** Uploads may be larger; the route that reads them checks their fields. */
const uploadBytes = 6 * 1024 * 1024;

export const formGuard: RequestHandler = (request, response, next) => {
  if (request.method === 'GET' || request.method === 'HEAD') return next();
  const type = request.headers['content-type'] ?? '';
  const isUpload = type.startsWith('multipart/form-data');
  const limit = isUpload ? uploadBytes : formLimits.bytes;
  const isWebhook = addressOf(request.path) === 'machine/stripe-webhook';
  readBody(request, isWebhook ? 1024 * 1024 : limit)
    .then((body) => {
      if (body === null) return refuse(response, 413);
      if (!isWebhook) {
        if (isUpload ? !isUploadAllowed(body, type) : !isFormAllowed(body))
          return refuse(response, 400);
        if (body.length > 0 && !isUpload && !type.startsWith('application/x-www-form-urlencoded'))
          return refuse(response, 400, 'not_understood');
      }
      response.locals['body'] = body;
      next();
    })
    .catch(next);
};

export function isFormAllowed(body: Buffer): boolean {
  const text = body.toString('utf8');
  // A byte that ends a text is in no text that anybody typed.
  if (/%00|\0/.test(text)) return false;
  const pairs = text.split('&');
  if (pairs.length > formLimits.fields) return false;
  return pairs.every((pair) => {
    const raw = pair.split('=', 1)[0] ?? '';
    if (raw.length > formLimits.nameLength * 3) return false;
    const name = decode(raw);
    return name !== null && isNameAllowed(name);
  });
}

const isNameAllowed = (name: string): boolean =>
  name.length <= formLimits.nameLength && name.split(/[[.]/).length - 1 <= formLimits.brackets;

/** The parts of an upload are fields like any others, and what is no file of them is text. */
export function isUploadAllowed(body: Buffer, type: string): boolean {
  const boundary = /boundary="?([^";]{1,70})"?/.exec(type)?.[1];
  if (boundary === undefined) return false;
  const parts = body.toString('latin1').split(`--${boundary}`).slice(1, -1);
  if (parts.length === 0 || parts.length > formLimits.fields) return false;
  return parts.every((part) => {
    const end = part.indexOf('\r\n\r\n');
    const head = part.slice(0, Math.min(end, 1_000));
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    const isFile = /\bfilename\*?=/i.test(head);
    return (
      end >= 0 && name !== undefined && isNameAllowed(name) && (isFile || !part.includes('\0'))
    );
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

function refuse(
  response: Response,
  status: 400 | 413,
  page: 'form_too_large' | 'not_understood' = 'form_too_large',
): void {
  response.status(status).set('connection', 'close').type('html').send(plainPage(page));
}
