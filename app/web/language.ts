import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';
import { overwriteGetLocale } from '#app/messages/compiled/runtime.js';
import type { Language } from '#app/messages/format.ts';
import { readCookie } from './cookie-header.ts';

/**
 * The language of a request: what the reader chose, else the best match for the browser's
 * languages, else English. Everything written during the request uses it.
 */
const spoken = new AsyncLocalStorage<Language>();

overwriteGetLocale(() => spoken.getStore() ?? 'en');

export const speakTheirLanguage: RequestHandler = (request, _, next) => {
  spoken.run(languageOf(request.headers), next);
};

export function languageOf(headers: IncomingHttpHeaders): Language {
  const chosen = readCookie(headers.cookie, 'language');
  if (chosen === 'en' || chosen === 'id') return chosen;
  const wanted = (headers['accept-language'] ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', quality = 'q=1'] = part.trim().split(';');
      return {
        language: tag.slice(0, 2).toLowerCase(),
        quality: Number(quality.replace('q=', '')),
      };
    })
    .filter((wish) => wish.language === 'en' || wish.language === 'id')
    .sort((a, b) => b.quality - a.quality);
  return wanted[0]?.language === 'id' ? 'id' : 'en';
}

export function currentLanguage(): Language {
  return spoken.getStore() ?? 'en';
}
