import type { LoaderFunctionArgs } from '@remix-run/node';
import { shareImage } from './share-image.tsx';

/** The picture that other sites show beside a link to a loan: what its page shows, no more. */
export async function loader({ params }: LoaderFunctionArgs): Promise<Response> {
  const picture = await shareImage(params['slug'] ?? '');
  if (!picture) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(picture), {
    headers: { 'content-type': 'image/png', 'cache-control': 'private, max-age=600' },
  });
}
