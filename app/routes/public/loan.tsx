import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loanMeta } from './loan-meta.ts';
import { LoanView } from './loan-view.tsx';
import { nothingWrong } from '#app/ui/act-form.tsx';
import { loanFacts } from './loan-facts.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? loanMeta(data) : []);

export function loader(asked: LoaderFunctionArgs) {
  return loanFacts(asked);
}

export default function LoanPage() {
  return <LoanView facts={useLoaderData<typeof loader>()} answer={nothingWrong} />;
}
