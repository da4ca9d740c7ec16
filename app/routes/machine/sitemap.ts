import { indexedLoans } from '#app/domain/loans/public-loans.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { env } from '#app/platform/env.ts';

/** What search engines may know, as a list of addresses. */
export async function loader(): Promise<Response> {
  const { APP_ORIGIN } = env();
  const pages = [
    href('public/home'),
    href('public/loans'),
    href('public/how-it-works'),
    href('public/risks'),
    href('public/help'),
  ];
  const loans = await indexedLoans(now());
  const rows = [
    ...pages.map((path) => `<url><loc>${APP_ORIGIN}${path}</loc></url>`),
    ...loans.map(
      ({ slug, changedAt }) =>
        `<url><loc>${APP_ORIGIN}${href('public/loan', { slug })}</loc><lastmod>${changedAt.toISOString().slice(0, 10)}</lastmod></url>`,
    ),
  ];
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.join('\n')}
</urlset>
`;
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
