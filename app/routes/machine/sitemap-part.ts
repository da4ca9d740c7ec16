import type { LoaderFunctionArgs } from '@remix-run/node';
import { indexedLoans, indexedParts } from '#app/domain/loans/public-loans.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { env } from '#app/platform/env.ts';

const pages = [
  'public/home',
  'public/loans',
  'public/how-it-works',
  'public/risks',
  'public/help',
] as const;

/** One of the lists that sitemap.ts names. */
export async function loader({ params }: LoaderFunctionArgs): Promise<Response> {
  const { APP_ORIGIN } = env();
  const { part = '' } = params;
  const rows =
    part === 'pages'
      ? pages.map((page) => `<url><loc>${APP_ORIGIN}${href(page)}</loc></url>`)
      : await loanRows(part, APP_ORIGIN);
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.join('\n')}
</urlset>
`;
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}

async function loanRows(part: string, origin: string): Promise<string[]> {
  const number = /^[1-9]\d{0,4}$/.test(part) ? Number(part) : 0;
  if (number === 0 || number > (await indexedParts())) throw new Response(null, { status: 404 });
  const loans = await indexedLoans(now(), number);
  return loans.map(
    ({ slug, changedAt }) =>
      `<url><loc>${origin}${href('public/loan', { slug })}</loc><lastmod>${changedAt.toISOString().slice(0, 10)}</lastmod></url>`,
  );
}
