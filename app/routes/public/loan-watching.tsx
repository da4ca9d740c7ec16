import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { watchLoan } from '#app/domain/lenders/watch-loan.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { actorOf } from '#app/web/session.ts';

/** Keeps an eye on a loan, or no longer. Whoever is nobody yet signs in first, and comes back to the loan. */
export async function action({ request, params }: ActionFunctionArgs) {
  const slug = params['slug'] ?? '';
  const back = href('public/loan', { slug });
  const actor = await actorOf(request);
  if (!actor) return redirect(href('account/sign-in', {}, { to: back }));
  const loan = await loanPage({ slug, readerId: null, isStaff: false, now: now() });
  if (!loan) throw new Response(null, { status: 404 });
  const isWatched = (await request.formData()).get('do') !== 'stop';
  await watchLoan({ personId: actor.personId, loanId: loan.id, isWatched, now: now() });
  return redirect(`${back}#watch`);
}
