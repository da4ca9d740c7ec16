import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { watchedLoans } from '#app/domain/lenders/watched-loans.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { LenderNav } from '#app/ui/lender-nav.tsx';
import { LoanRows } from '#app/ui/loan-rows.tsx';
import { Page } from '#app/ui/page.tsx';
import { currentLanguage } from '#app/web/language.ts';
import { requireActor } from '#app/web/session.ts';

export const meta: MetaFunction = () => [{ title: `${m.watched_title()} · Urunan` }];

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  const at = now();
  return { loans: await watchedLoans(personId, { now: at, language: currentLanguage() }), at };
}

export default function Watched() {
  const { loans, at } = useLoaderData<typeof loader>();
  return (
    <Page title={m.watched_title()} lead={<p>{m.watched_lead()}</p>} nav={<LenderNav />}>
      {loans.length > 0 ? (
        <LoanRows loans={loans} now={at} />
      ) : (
        <>
          <p>{m.watched_none()}</p>
          <p>
            <LinkButton to={href('public/loans')}>{m.home_see_loans()}</LinkButton>
          </p>
        </>
      )}
    </Page>
  );
}
