import type { LoaderFunctionArgs } from '@remix-run/node';
import { shownPhoto } from '#app/domain/borrowers/shown-photo.ts';
import { now } from '#app/platform/clock.ts';
import { actorOf, seesBorrowers } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs): Promise<Response> {
  const actor = await actorOf(request);
  const reader = {
    personId: actor?.personId ?? null,
    partnerId: actor?.lacksSecondFactor ? null : (actor?.partner?.id ?? null),
    isStaff: actor !== null && seesBorrowers(actor),
  };
  const picture = await shownPhoto(params['name'] ?? '', reader, now());
  if (!picture) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(picture.bytes), {
    headers: {
      'content-type': `image/${picture.format}`,
      'cache-control': 'private, max-age=3600',
    },
  });
}
