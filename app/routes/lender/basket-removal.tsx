import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { releaseSlice } from '#app/domain/funding/release-slice.ts';
import { href } from '#app/paths.ts';
import { rowId } from '#app/web/path-id.ts';
import { basketToken } from '#app/web/session.ts';

export async function action({ request }: ActionFunctionArgs) {
  const token = await basketToken(request);
  const loanId = rowId((await request.formData()).get('loan'));
  if (token) await releaseSlice({ basketToken: token, loanId });
  return redirect(href('lender/basket'));
}

export function loader() {
  return redirect(href('lender/basket'));
}
