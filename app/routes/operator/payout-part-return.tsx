import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposeBankReturn } from '#app/domain/payouts/bank-returns.ts';
import { wireWithId } from '#app/domain/payouts/failed-payouts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { without } from '#app/platform/pick.ts';
import { TextField } from '#app/ui/field.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { textField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const part = await wireWithId(rowId(params['id']));
  if (!part) throw new Response(null, { status: 404 });
  return { part: without(part, 'kind', 'rail', 'proof', 'failure', 'card', 'endedAt') };
}

/** The first of two treasurers has seen that a bank sent a wire back. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const parsed = await parseForm(request, z.object({ reason: textField(200) }));
  if (!parsed.ok) return mistakes(parsed);
  const partId = rowId(params['id']);
  const act = { ...parsed.value, partId, actorId: personId, now: now() };
  const answer = await proposeBankReturn(act);
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/money'));
}

export default function AdminBankReturn() {
  const { part } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={part.isSent ? m.bank_return_title() : m.send_cannot_title()}
      about={part.partner ?? part.lender ?? ''}
      amount={part}
      back={
        part.isSent
          ? { to: href('operator/failed-payouts'), label: m.failed_payouts_title() }
          : { to: href('operator/money'), label: m.money_title() }
      }
    >
      <p>{part.isSent ? m.bank_return_text() : m.send_cannot_text()}</p>
      <ActForm answer={answer} button={m.propose_button()}>
        <TextField
          {...fieldOf(answer, 'reason')}
          label={part.isSent ? m.bank_return_reason() : m.send_cannot_reason()}
          hint={m.bank_return_reason_hint()}
        />
      </ActForm>
    </StaffPage>
  );
}
