import { worldPicture } from '#app/web/world.ts';

/** The countries that maps are made of. */
export function loader(): Response {
  return new Response(worldPicture(), {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=604800' },
  });
}
