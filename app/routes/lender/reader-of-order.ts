import { isSignatureOf } from '#app/platform/signed-links.ts';
import { requireActor } from '#app/web/session.ts';

/**
 * Who asks for an order: its lender, or whoever holds the link that only we can make. A guest has no
 * account: the link shows this order and nothing else.
 *
 * @throws a redirect to sign in
 */
export async function readerOfOrder(
  request: Request,
  orderId: number,
): Promise<{ lenderId: number | null; isKeyed: boolean }> {
  const key = new URL(request.url).searchParams.get('key') ?? '';
  const isKeyed = key !== '' && isSignatureOf('order', orderId, key);
  return { isKeyed, lenderId: isKeyed ? null : (await requireActor(request)).personId };
}
