import { env } from '#app/platform/env.ts';

const own = ['/admin', '/desk', '/balance', '/orders', '/withdrawals', '/settings', '/basket'];

/** What search engines leave alone. A demonstration is not to be found at all. */
export function loader(): Response {
  const { APP_ORIGIN, STRIPE_API } = env();
  const lines = STRIPE_API ? ['Disallow: /'] : own.map((path) => `Disallow: ${path}`);
  const body = ['User-agent: *', ...lines, `Sitemap: ${APP_ORIGIN}/sitemap.xml`, ''].join('\n');
  return new Response(body, { headers: { 'content-type': 'text/plain; charset=utf-8' } });
}
