import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { withdrawalPlan } from '#app/domain/withdrawals/where-it-goes.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { MoneyText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { PlannedParts } from './withdrawal-parts.tsx';
import { rowId } from '#app/web/path-id.ts';
import { requireActor } from '#app/web/session.ts';

/** What was asked for, and that a link to begin it was mailed. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const { personId, email } = await requireActor(request);
  const plan = await withdrawalPlan(personId, rowId(params['id']));
  if (!plan) throw new Response(null, { status: 404 });
  if (plan.payoutId !== null) return redirect(href('lender/withdrawal', { id: plan.payoutId }));
  return { plan, email };
}

export default function WithdrawalPlan() {
  const { plan, email } = useLoaderData<typeof loader>();
  return (
    <Page
      title={m.plan_title()}
      trail={[{ to: href('lender/withdrawals'), label: m.withdraw_title() }]}
      isNarrow
    >
      <p className="text-xl font-semibold">
        <MoneyText amount={plan.amount} currency={plan.currency} />
      </p>
      <PlannedParts parts={plan.parts} bank={plan.bank} currency={plan.currency} />
      {plan.waits ? <p className="text-ink-soft">{m.withdraw_waits()}</p> : null}
      <Notice title={m.plan_mailed_title()}>{m.plan_mailed({ email })}</Notice>
    </Page>
  );
}
