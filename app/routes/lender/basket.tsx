import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { BasketView } from './basket-view.tsx';
import { nothingWrong } from '#app/ui/act-form.tsx';
import { basketFacts } from './basket-facts.ts';

export const meta: MetaFunction = () => [
  { title: `${m.basket_title()} · Urunan` },
  { name: 'description', content: m.basket_lead() },
];

export function loader({ request }: LoaderFunctionArgs) {
  return basketFacts(request);
}

export default function Basket() {
  return <BasketView facts={useLoaderData<typeof loader>()} answer={nothingWrong} />;
}
