import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { liquidity } from '#app/domain/reconciliation/liquidity.ts';
import { moveStripeMoney } from '#app/domain/reconciliation/move-stripe-money.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { newToken } from '#app/platform/ids.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { SelectField, MoneyField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { amountField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { hasRole, requireStaff } from '#app/web/session.ts';
import { AtStripe, PromisedTable, Standing } from './liquidity-tables.tsx';
import { OperatorNav } from './operator-nav.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  return {
    ...(await liquidity()),
    currency: fundingCurrency(),
    mayAct: hasRole(actor, 'treasurer'),
    key: newToken(),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const currency = fundingCurrency();
  const schema = z.object({
    direction: z.enum(['to_bank', 'to_stripe']),
    amount: amountField(currency),
    key: z.string().min(8).max(80),
  });
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const move = { ...parsed.value, currency, actorId: personId, now: now() };
  const answer = await moveStripeMoney(move);
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/liquidity'));
}

/** What is there to pay with, where it stands, and what of it is promised to whom. */
export default function AdminLiquidity() {
  const facts = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page
      title={m.liquidity_title()}
      lead={<p>{m.liquidity_lead()}</p>}
      trail={[{ to: href('operator/money'), label: m.money_title() }]}
      nav={<OperatorNav />}
    >
      <Section title={m.liquidity_at_stripe()}>
        {facts.stripe ? (
          <AtStripe balances={facts.stripe} />
        ) : (
          <Notice tone="late">{m.liquidity_stripe_away()}</Notice>
        )}
      </Section>
      <Section title={m.liquidity_by_the_books()}>
        <Standing rows={facts.standing} />
      </Section>
      <Section title={m.liquidity_promised()}>
        <PromisedTable rows={facts.promised} />
      </Section>
      {facts.mayAct ? (
        <Section title={m.liquidity_move()}>
          <p className="max-w-[44rem]">{m.liquidity_move_lead()}</p>
          <ActForm answer={answer} button={m.liquidity_move_act()}>
            <input type="hidden" name="key" value={facts.key} />
            <SelectField
              {...fieldOf(answer, 'direction', 'to_bank')}
              label={m.liquidity_direction()}
              choices={[
                { value: 'to_bank', label: m.liquidity_to_bank() },
                { value: 'to_stripe', label: m.liquidity_to_stripe() },
              ]}
            />
            <MoneyField
              {...fieldOf(answer, 'amount')}
              label={m.column_amount()}
              currency={facts.currency}
            />
          </ActForm>
        </Section>
      ) : null}
    </Page>
  );
}
