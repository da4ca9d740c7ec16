import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { reserveSlice } from '#app/domain/baskets/reserve-slice.ts';
import { loanToReserve } from '#app/domain/baskets/loan-to-reserve.ts';
import { reservationRefusal } from '#app/domain/baskets/reservation-rules.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { loanMeta } from './loan-meta.ts';
import { LoanView } from './loan-view.tsx';
import { type ReservationWord, reservationWords } from '#app/ui/reservation-words.ts';
import { refusedBeside } from '#app/web/forms.ts';
import { currentLanguage } from '#app/web/language.ts';
import { loanFacts } from './loan-facts.ts';
import { basketToFill, reserverOf } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? loanMeta(data) : []);

/** Of these the amount was typed wrong: said beside it, on the page that keeps it. */
const ofAmount: readonly ReservationWord[] = [
  'amount_is_not_whole_shares',
  'not_so_much_is_left',
  'more_than_without_account',
];

/**
 * Sets a slice aside, or changes one. A refusal is shown on the page that asked: of many who want the last
 * share all but one are sent there, to a page that is made once for all visitors.
 */
export async function action({ request, params }: ActionFunctionArgs) {
  const slug = params['slug'] ?? '';
  const at = now();
  const { basket, headers } = await basketToFill(request);
  const loan = await loanToReserve(slug, basket, at);
  if (!loan) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const isOther = form.get('amount') === 'other';
  const chosen = isOther ? form.get('other') : form.get('amount');
  const text = typeof chosen === 'string' ? chosen.slice(0, 40) : '';
  const refuse = (why: ReservationWord) => {
    if (form.get('from') === 'basket') return redirect(href('lender/basket', {}, { slice: why }));
    return isOther && ofAmount.includes(why)
      ? refusedBeside('other', reservationWords(why), { amount: 'other', other: text })
      : redirect(href('public/loan', { slug }, { slice: why }));
  };
  const amount = readAmount(text, asCurrency(loan.currency), currentLanguage());
  if (amount === null) return refuse('amount_is_not_whole_shares');
  const late = reservationRefusal(loan, amount, at);
  if (late) return refuse(late);
  const by = await reserverOf(request);
  const answer = await reserveSlice({ basket, loanId: loan.id, amount, by, now: at });
  if ('refused' in answer) return refuse(answer.refused);
  return redirect(href('lender/basket'), { headers });
}

export function loader(asked: LoaderFunctionArgs) {
  return loanFacts(asked);
}

/** Where an amount could not be set aside: the loan again, with what was typed. */
export default function LoanSlices() {
  const answer = formAnswer(useActionData<typeof action>());
  return <LoanView facts={useLoaderData<typeof loader>()} answer={answer} />;
}
