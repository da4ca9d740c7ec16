import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { openBasket } from '#app/domain/funding/baskets.ts';
import { reserveSlice } from '#app/domain/funding/reserve-slice.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { now } from '#app/platform/clock.ts';
import { currentLanguage } from '../web/language.ts';
import { paths } from '../web/paths.ts';
import { basketToken, keepBasket } from '../web/session.ts';

/** Sets a slice aside, or changes one. What cannot be is said on the page that asked. */
export async function action({ request, params }: ActionFunctionArgs) {
  const slug = params['slug'] ?? '';
  const at = now();
  const loan = await loanPage({ slug, readerId: null, isStaff: false, now: at });
  if (!loan) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const chosen = form.get('amount') === 'other' ? form.get('other') : form.get('amount');
  const text = typeof chosen === 'string' ? chosen.slice(0, 40) : '';
  const amount = readAmount(text, asCurrency(loan.currency), currentLanguage());
  const refuse = (why: string) =>
    form.get('from') === 'basket'
      ? redirect(`${paths.basket()}?slice=${why}`)
      : redirect(`${paths.loan(slug)}?refused=${why}#lend`);
  if (amount === null) return refuse('amount_is_not_whole_shares');
  const known = await basketToken(request);
  const token = known ?? (await openBasket(at));
  const answer = await reserveSlice({ basketToken: token, loanId: loan.id, amount, now: at });
  if ('refused' in answer) return refuse(answer.refused);
  return redirect(paths.basket(), { headers: { 'set-cookie': await keepBasket(token) } });
}

export function loader({ params }: ActionFunctionArgs) {
  return redirect(paths.loan(params['slug'] ?? ''));
}
