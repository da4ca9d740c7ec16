import { useRouteLoaderData } from '@remix-run/react';

/** By which ways lenders' money comes to this installation. */
export interface Takes {
  readonly bankDeposits: boolean;
  readonly cards: boolean;
}

export function useTakes(): Takes {
  const root = useRouteLoaderData('root') as { takes?: Takes } | undefined;
  return root?.takes ?? { bankDeposits: false, cards: true };
}
