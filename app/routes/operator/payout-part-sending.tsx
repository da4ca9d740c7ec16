import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposersOf } from '#app/domain/approvals/catalogue.ts';
import { proposeBankPayout } from '#app/domain/payouts/bank-payouts.ts';
import { waitingBankPayout } from '#app/domain/payouts/waiting-payouts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { creditorReference, shownReference } from '#app/money/creditor-reference.ts';
import { now } from '#app/platform/clock.ts';
import { href } from '#app/paths.ts';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Facts } from '#app/ui/table.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { PayoutCaution } from './payout-caution.tsx';
import { ProofField } from './proof-field.tsx';
import { StaffPage } from './staff-page.tsx';
import { textField } from '#app/web/fields.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { staffAct } from './staff-act.ts';

const schema = z.object({ proof: textField(200) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const part = await waitingBankPayout(rowId(params['id']), now());
  if (!part) throw new Response(null, { status: 404 });
  return { part };
}

/** The first of two treasurers has sent a payout by bank. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: proposersOf('bank_payout'),
    schema,
    takesProof: true,
    act: ({ said, id, ...by }, proofFile) =>
      proposeBankPayout({ ...said, partId: id, ...by, proofFile }),
    leadsTo: () => href('operator/money'),
  });
}

export default function AdminPayout() {
  const { part } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  const isKnown = part.bankDetails !== null || part.kind !== 'withdrawal';
  const mayBeSent = isKnown && !part.needsLook && part.waitsUntil === null;
  return (
    <StaffPage
      title={m.send_title({ name: part.to })}
      amount={part}
      back={{ to: href('operator/money'), label: m.money_title() }}
    >
      <PayoutCaution part={part} />
      {part.bankDetails ? (
        <Facts
          rows={[
            {
              label: m.send_reference(),
              value: shownReference(creditorReference('payout', part.id)),
            },
            { label: m.bank_holder(), value: part.bankDetails.holder },
            ...(part.bankDetails.bank
              ? [{ label: m.bank_name(), value: part.bankDetails.bank }]
              : []),
            { label: m.bank_account(), value: part.bankDetails.account },
          ]}
        />
      ) : (
        <Notice tone="late">
          {part.kind === 'withdrawal' ? m.send_lender_bank_missing() : m.bank_details_missing()}
        </Notice>
      )}
      {mayBeSent ? (
        <ActForm answer={answer} button={m.propose_button()} isUpload>
          <TextField {...fieldOf(answer, 'proof')} label={m.send_proof()} />
          <ProofField answer={answer} />
        </ActForm>
      ) : null}
      <p>
        <Link to={href('operator/payout-part-return', { id: part.id })}>{m.send_cannot_act()}</Link>
      </p>
    </StaffPage>
  );
}
