import { addresses, href } from '#app/paths.ts';
import { env } from '#app/platform/env.ts';

/** Personal pages; search engines are told only how their paths begin. */
const own = new Set(
  Object.entries(addresses)
    .filter(([name]) => /^(lender|desk|operator)\/|^account\/settings/.test(name))
    .map(([, address]) => `/${address.split('/')[1] ?? ''}`),
);

/** What search engines leave alone. A demonstration is not to be found at all. */
export function loader(): Response {
  const { APP_ORIGIN, STRIPE_API } = env();
  const lines = STRIPE_API ? ['Disallow: /'] : [...own].map((path) => `Disallow: ${path}`);
  const sitemap = `Sitemap: ${APP_ORIGIN}${href('machine/sitemap')}`;
  const body = ['User-agent: *', ...lines, sitemap, ''].join('\n');
  return new Response(body, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
