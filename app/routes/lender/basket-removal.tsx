import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { releaseSlice } from '#app/domain/baskets/release-slice.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { rowId } from '#app/web/path-id.ts';
import { basketKey } from '#app/web/session.ts';

export async function action({ request }: ActionFunctionArgs) {
  const basket = await basketKey(request);
  const loanId = rowId((await request.formData()).get('loan'));
  if (basket) await releaseSlice({ basket, loanId, now: now() });
  return redirect(href('lender/basket'));
}

export function loader() {
  return redirect(href('lender/basket'));
}
