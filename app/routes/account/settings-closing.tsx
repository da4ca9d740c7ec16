import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { closeAccount, reasonNotToClose } from '#app/domain/balances/close-account.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Page } from '#app/ui/page.tsx';
import { ActForm } from '#app/ui/act-form.tsx';
import { refusal } from '#app/web/forms.ts';
import { refusalWords } from '#app/web/refusals.ts';
import { dropSession, requireConfirmed } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireConfirmed(request);
  const reason = await reasonNotToClose(personId);
  return { reason: reason && refusalWords(reason) };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireConfirmed(request);
  const answer = await closeAccount({ personId, now: now() });
  if ('refused' in answer) return refusal(answer.refused);
  return redirect(href('public/home'), { headers: { 'set-cookie': await dropSession() } });
}

export default function SettingsClosing() {
  const { reason } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page
      title={m.closing_title()}
      lead={<p>{m.closing_lead()}</p>}
      trail={[{ to: href('account/settings'), label: m.settings_title() }]}
      isNarrow
    >
      <p>{m.closing_when()}</p>
      <ActForm answer={answer} button={m.closing_button()} kind="risky" notNowBecause={reason} />
      {reason ? (
        <p className="flex flex-wrap gap-x-6">
          <Link to={href('lender/withdrawals')} className="inline-flex min-h-11 items-center">
            {m.withdraw_title()}
          </Link>
          <Link to={href('lender/portfolio')} className="inline-flex min-h-11 items-center">
            {m.portfolio_title()}
          </Link>
        </p>
      ) : null}
    </Page>
  );
}
