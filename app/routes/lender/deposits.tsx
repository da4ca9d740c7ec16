import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import { announceDeposit, callOffDeposit } from '#app/domain/deposits/announce-deposit.ts';
import { depositsPage } from '#app/domain/deposits/deposits-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { decimalOf } from '#app/money/money.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency, takesBankDeposits } from '#app/platform/env.ts';
import { fieldOf } from '#app/ui/act-form.tsx';
import { Button } from '#app/ui/button.tsx';
import { MoneyField } from '#app/ui/field.tsx';
import { LenderNav } from '#app/ui/lender-nav.tsx';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { amountField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { requireActor } from '#app/web/session.ts';
import { AnnouncedDeposit } from './announced-deposit.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  if (!takesBankDeposits()) throw new Response(null, { status: 404 });
  const currency = fundingCurrency();
  const { announced, ...page } = await depositsPage(personId, currency);
  const wanted = new URL(request.url).searchParams.get('amount') ?? '';
  const picture =
    announced?.qr &&
    `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(announced.qr, { ecc: 'M', border: 4 }))}`;
  return {
    ...page,
    announced: announced && { ...announced, qr: null, picture: picture ?? null },
    currency,
    wanted: /^\d{1,12}$/.test(wanted) ? decimalOf({ amount: BigInt(wanted), currency }) : '',
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId: lenderId } = await requireActor(request);
  const currency = fundingCurrency();
  const form = await request.clone().formData();
  if (form.get('act') === 'call-off') {
    await callOffDeposit({ lenderId, currency, now: now() });
    return redirect(href('lender/deposits'));
  }
  const parsed = await parseForm(request, z.object({ amount: amountField(currency) }));
  if (!parsed.ok) return mistakes(parsed);
  const answer = await announceDeposit({ lenderId, ...parsed.value, currency, now: now() });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('lender/deposits'));
}

/** Money comes by bank: how much will come, under which reference and to where, and what has come. */
export default function Deposits() {
  const { announced, hasAccount, came, currency, wanted } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page title={m.deposit_title()} lead={<p>{m.deposit_lead()}</p>} nav={<LenderNav />}>
      <ErrorSummary errors={answer.errors} refused={answer.refused} />
      {hasAccount ? null : <Notice tone="late">{m.deposit_no_account()}</Notice>}
      {announced ? <AnnouncedDeposit announced={announced} currency={currency} /> : null}
      {hasAccount ? (
        <Form method="post" className="grid max-w-xl gap-5">
          {announced ? <h2 className="text-xl">{m.deposit_change()}</h2> : null}
          <MoneyField
            {...fieldOf(answer, 'amount', announced ? '' : wanted)}
            label={m.deposit_amount()}
            currency={currency}
            isRequired
          />
          <div>
            <Button kind={announced ? 'quiet' : 'main'}>{m.deposit_announce()}</Button>
          </div>
          <div className="grid gap-2 text-sm text-ink-soft">
            <p>{m.deposit_what_then()}</p>
            <p>{m.deposit_unknown_back()}</p>
          </div>
        </Form>
      ) : null}
      <Section title={m.deposit_came()}>
        <Table
          caption={m.deposit_came()}
          rows={came}
          rowKey={(row) => row.id}
          empty={m.deposit_none()}
          columns={[
            { label: m.column_when(), cell: (row) => <InstantText at={row.at} /> },
            {
              label: m.column_what(),
              saysItself: true,
              cell: (row) => (row.amount > 0n ? m.line_deposit() : m.line_deposit_returned()),
            },
            {
              label: m.column_amount(),
              isFigure: true,
              cell: (row) => <MoneyText amount={row.amount} currency={currency} />,
            },
          ]}
        />
      </Section>
    </Page>
  );
}
