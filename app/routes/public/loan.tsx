import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loanMeta } from './loan-meta.ts';
import { LoanView } from './loan-view.tsx';
import { nothingWrong } from '#app/ui/act-form.tsx';
import { reservationWords } from '#app/ui/reservation-words.ts';
import { type LoanShown, loanFacts } from './loan-facts.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? loanMeta(data) : []);

export async function loader(asked: LoaderFunctionArgs) {
  const facts = await loanFacts(asked);
  return { ...facts, refused: refusedWords(new URL(asked.request.url), facts.loan) };
}

/** Why a slice could not be set aside, as the address says; nothing where there is room again. */
function refusedWords({ searchParams }: URL, loan: LoanShown): string | null {
  const why = searchParams.get('slice');
  const hasRoom = loan.status === 'fundraising' && loan.amount > loan.raised + loan.reserved;
  const isOver =
    hasRoom && ['everything_left_is_reserved', 'loan_is_already_funded'].includes(why ?? '');
  return why === null || isOver ? null : reservationWords(why);
}

export default function LoanPage() {
  const { refused, ...facts } = useLoaderData<typeof loader>();
  return <LoanView facts={facts} answer={{ ...nothingWrong, refused }} />;
}
