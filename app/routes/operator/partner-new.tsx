import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { invitePartner } from '#app/domain/partners/invite-partner.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { env } from '#app/platform/env.ts';
import { PartnerFields } from './partner-fields.tsx';
import { ActForm } from '#app/ui/act-form.tsx';
import { StaffPage } from './staff-page.tsx';
import { mistakes, parseForm } from '#app/web/forms.ts';
import { currentLanguage } from '#app/web/language.ts';
import { limitRate } from '#app/web/limit-rate.ts';
import { partnerOf, partnerSchema, zoneNames } from './partner-form.ts';
import { requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'admin');
  return { zones: zoneNames };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'admin');
  const parsed = await parseForm(request, partnerSchema);
  if (!parsed.ok) return mistakes(parsed);
  const { value, entries } = parsed;
  const partner = partnerOf(value, Boolean(env().STRIPE_API));
  if ('missing' in partner) {
    return mistakes({ errors: { [partner.missing]: 'is_missing' }, entries });
  }
  const manager = {
    name: value.managerName,
    email: value.managerEmail,
    language: currentLanguage(),
  };
  await limitRate('invitation', String(personId));
  const { partnerId } = await invitePartner({ partner, manager, actorId: personId, now: now() });
  return redirect(href('operator/partner', { id: partnerId }));
}

export default function AdminPartnerNew() {
  const { zones } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <StaffPage
      title={m.partner_new_title()}
      about={m.partner_new_lead()}
      back={{ to: href('operator/partners'), label: m.partners_title() }}
      isAlone
    >
      <ActForm answer={answer} button={m.partner_new_button()}>
        <PartnerFields answer={answer} zones={zones} />
      </ActForm>
    </StaffPage>
  );
}
