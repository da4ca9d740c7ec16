import { indexedParts } from '#app/domain/loans/public-loans.ts';
import { href } from '#app/paths.ts';
import { env } from '#app/platform/env.ts';

/** What search engines may know: a list of lists, one of pages and some of loans. */
export async function loader(): Promise<Response> {
  const { APP_ORIGIN } = env();
  const count = await indexedParts();
  const parts = ['pages', ...Array.from({ length: count }, (_, index) => String(index + 1))];
  const rows = parts.map(
    (part) =>
      `<sitemap><loc>${APP_ORIGIN}${href('machine/sitemap-part', { part })}</loc></sitemap>`,
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${rows.join('\n')}
</sitemapindex>
`;
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
