import type { LoaderFunctionArgs } from '@remix-run/node';
import { isWatching } from '#app/domain/lenders/watched-loans.ts';
import { ownPart } from '#app/domain/loans/own-part.ts';
import { loanPage } from '#app/domain/loans/loan-page.ts';
import { figuresOf } from '#app/domain/figures/kept-figures.ts';
import { publishedRates } from '#app/domain/loans/rate-rules.ts';
import { now } from '#app/platform/clock.ts';
import { env, fundingCurrency } from '#app/platform/env.ts';
import { pick, without } from '#app/platform/pick.ts';
import { currentLanguage } from '#app/web/language.ts';
import { actorOf, seesBorrowers } from '#app/web/session.ts';

/** The loan as its page shows it. */
export type LoanShown = Awaited<ReturnType<typeof loanFacts>>['loan'];

/** What a loan's page shows, also after a slice could not be set aside. @throws 404 */
export async function loanFacts({
  request,
  params,
}: Pick<LoaderFunctionArgs, 'request' | 'params'>) {
  const actor = await actorOf(request);
  const at = now();
  const language = currentLanguage();
  const loan = await loanPage({
    slug: params['slug'] ?? '',
    readerId: actor?.personId ?? null,
    isStaff: actor !== null && seesBorrowers(actor),
    partnerId: actor?.partner?.id,
    now: at,
    language,
  });
  if (!loan) throw new Response(null, { status: 404 });
  const stories = [...loan.stories].sort(
    (a, b) => Number(b.language === language) - Number(a.language === language),
  );
  const { APP_ORIGIN } = env();
  const figures = await figuresOf({
    partnerId: loan.partnerId,
    currency: fundingCurrency(),
    now: at,
  });
  const { loanCount, lent, asOf } = figures;
  const rates = publishedRates(figures).map((rate) => pick(rate, 'name', 'rate'));
  const shown = without(loan, 'id', 'partnerId', 'activity', 'isMine', 'settled');
  const record = { loanCount, lent, rates, asOf };
  const isWatched = actor ? await isWatching(actor.personId, loan.id) : null;
  const mine = await ownPart(loan, actor?.personId ?? null, at);
  return { loan: { ...shown, stories, mine, isWatched }, record, at, origin: APP_ORIGIN };
}
