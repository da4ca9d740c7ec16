import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { clearFraudWarning, warnedPayments } from '#app/domain/disputes/fraud-warnings.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { cardWords } from '#app/messages/card-words.ts';
import { TextField } from '#app/ui/field.tsx';
import { textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';
import { staffAct } from './staff-act.ts';
import { StaffPage } from './staff-page.tsx';

const schema = z.object({ reason: textField(300) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const id = rowId(params['id']);
  const payment = (await warnedPayments()).find((one) => one.id === id);
  if (!payment) throw new Response(null, { status: 404 });
  return { payment };
}

export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: ['treasurer'],
    schema,
    act: ({ said, id, ...by }) => clearFraudWarning({ ...said, paymentId: id, ...by }),
    leadsTo: () => href('operator/stripe-lines'),
  });
}

/** What was found out about a payment that a bank has warned of. */
export default function AdminFraudWarning() {
  const { payment } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.warning_title()}
      about={`${cardWords(payment.card)} (${payment.chargeId}). ${m.warning_lead()}`}
      amount={payment}
      back={{ to: href('operator/stripe-lines'), label: m.stripe_lines_title() }}
      isAlone
    >
      <ActForm answer={answer} button={m.warning_clear()} kind="risky">
        <TextField {...fieldOf(answer, 'reason')} label={m.warning_found()} />
      </ActForm>
    </StaffPage>
  );
}
