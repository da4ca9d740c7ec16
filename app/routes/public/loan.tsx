import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loanMeta } from './loan-meta.ts';
import { LoanView } from './loan-view.tsx';
import { nothingWrong } from '#app/ui/act-form.tsx';
import { reservationWords } from '#app/ui/reservation-words.ts';
import { loanFacts } from './loan-facts.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? loanMeta(data) : []);

export async function loader(asked: LoaderFunctionArgs) {
  const why = new URL(asked.request.url).searchParams.get('slice');
  return { ...(await loanFacts(asked)), refused: why && reservationWords(why) };
}

export default function LoanPage() {
  const { refused, ...facts } = useLoaderData<typeof loader>();
  return <LoanView facts={facts} answer={{ ...nothingWrong, refused }} />;
}
