import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { suspendPartner } from '#app/domain/partners/suspend-partner.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { pick } from '#app/platform/pick.ts';
import { TextArea } from '#app/ui/field.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { partnerForStaff } from './staff-subjects.ts';
import { staffAct } from './staff-act.ts';

const schema = z.object({ notice: textField(500) });

export async function loader(asked: LoaderFunctionArgs) {
  return { partner: pick(await partnerForStaff(asked, 'admin'), 'id', 'name') };
}

/** A partner is paused, with a public notice. */
export async function action(asked: ActionFunctionArgs) {
  return staffAct(asked, {
    roles: ['admin'],
    schema,
    act: ({ said, id, ...by }) => suspendPartner({ ...said, partnerId: id, ...by }),
    leadsTo: (id) => href('operator/partner', { id: id }),
  });
}

export default function AdminSuspension() {
  const { partner } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.suspension_title()}
      about={partner.name}
      back={{ to: href('operator/partner', { id: partner.id }), label: m.column_partner() }}
      isAlone
    >
      <ActForm answer={answer} button={m.suspension_button()} kind="risky">
        <TextArea
          {...fieldOf(answer, 'notice')}
          label={m.suspension_notice()}
          hint={m.suspension_hint()}
          rows={4}
        />
      </ActForm>
    </StaffPage>
  );
}
