import type { LoaderFunctionArgs } from '@remix-run/node';
import { shownPhoto } from '#app/domain/borrowers/keep-photo.ts';

export async function loader({ params }: LoaderFunctionArgs): Promise<Response> {
  const picture = await shownPhoto(params['name'] ?? '');
  if (!picture) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(picture), {
    headers: { 'content-type': 'image/webp', 'cache-control': 'private, max-age=3600' },
  });
}
