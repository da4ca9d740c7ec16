import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { proposeReversal } from '#app/domain/reversals/reverse-receipt.ts';
import { receiptFacts } from '#app/domain/receipts/receipt-facts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { TextField } from '#app/ui/field.tsx';
import { receiptWords } from '#app/ui/settlement-words.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { textField } from '#app/web/fields.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { staffAct } from './staff-act.ts';

const schema = z.object({ reason: textField(300) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const receipt = await receiptFacts(rowId(params['id']));
  if (!receipt) throw new Response(null, { status: 404 });
  return { receipt };
}

/** The first of two says that a payment was never ours. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: proposersOf('reversal'),
    schema,
    act: ({ said, id, ...by }) => proposeReversal({ ...said, receiptId: id, ...by }),
    leadsTo: () => href('operator/money'),
  });
}

export default function AdminReversal() {
  const { receipt } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.reversal_title()}
      about={`${receipt.partner} · ${receiptWords(receipt)}`}
      amount={receipt}
      back={{
        to: href('operator/settlement', { id: receipt.settlementId ?? 0 }),
        label: m.desk_settlements(),
      }}
    >
      <ActForm answer={answer} button={m.propose_button()} kind="risky">
        <TextField
          {...fieldOf(answer, 'reason')}
          label={m.reversal_reason()}
          hint={m.reversal_hint()}
        />
      </ActForm>
    </StaffPage>
  );
}
