import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loanMeta } from '../ui/loan-meta.ts';
import { LoanView } from '../ui/loan-view.tsx';
import { nothingWrong } from '../ui/staff-form.tsx';
import { loanFacts } from '../web/loan-facts.ts';

export const meta: MetaFunction<typeof loader> = ({ data }) => (data ? loanMeta(data) : []);

export function loader(asked: LoaderFunctionArgs) {
  return loanFacts(asked);
}

export default function LoanPage() {
  return <LoanView facts={useLoaderData<typeof loader>()} answer={nothingWrong} />;
}
