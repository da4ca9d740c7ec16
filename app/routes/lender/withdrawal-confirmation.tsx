import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { confirmWithdrawal, planToConfirm } from '#app/domain/withdrawals/plan-withdrawal.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { PlannedParts } from './withdrawal-parts.tsx';
import { refusal } from '#app/web/forms.ts';
import { requireActor } from '#app/web/session.ts';

/** The mailed link only opens this page: programs that look into mails follow links too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { personId: lenderId } = await requireActor(request);
  const plan = await planToConfirm({ token: params['token'] ?? '', lenderId, now: now() });
  return { plan };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const { personId: lenderId } = await requireActor(request);
  const token = params['token'] ?? '';
  const answer = await confirmWithdrawal({ token, lenderId, now: now() });
  if ('refused' in answer) return refusal(answer.refused);
  return redirect(href('lender/withdrawal', { id: answer.payoutId }));
}

export default function WithdrawalConfirmation() {
  const { plan } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={m.plan_confirm_title()}
      trail={[{ to: href('lender/withdrawals'), label: m.withdraw_title() }]}
      isNarrow
    >
      <ErrorSummary errors={{}} refused={answer?.refused ?? null} />
      {plan ? (
        <>
          <p className="text-xl font-semibold">
            <MoneyText amount={plan.amount} currency={plan.currency} />
          </p>
          <PlannedParts parts={plan.parts} bank={plan.bank} currency={plan.currency} />
          <Form method="post">
            <Button>{m.plan_confirm_button()}</Button>
          </Form>
        </>
      ) : (
        <>
          <Notice tone="wrong">{m.refused_link_is_not_valid()}</Notice>
          <p>
            <LinkButton to={href('lender/withdrawals')}>{m.withdraw_title()}</LinkButton>
          </p>
        </>
      )}
    </Page>
  );
}
