import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { invitePartnerStaff } from '#app/domain/invitations/invite-partner-staff.ts';
import { openInvitations } from '#app/domain/invitations/open-invitations.ts';
import { partnerStaff } from '#app/domain/partners/partner-staff.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { without } from '#app/platform/pick.ts';
import { DeskNav } from './desk-nav.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { InvitationTable } from '#app/ui/invitation-table.tsx';
import { MemberTable } from '#app/ui/member-table.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { roleWords } from '#app/ui/role-words.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { emailField, nameField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { currentLanguage } from '#app/web/language.ts';
import { refusalWordsFor } from '#app/web/refusals.ts';
import { requirePartnerStaff } from '#app/web/session.ts';
import { limitRate } from '#app/web/limit-rate.ts';
import { formAnswer } from '#app/web/form-answer.ts';

const roles = ['officer', 'manager', 'viewer'] as const;
const schema = z.object({ name: nameField, email: emailField, role: z.enum(roles, 'is_missing') });

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const refused = refusalWordsFor(new URL(request.url).searchParams.get('refused'));
  const members = await partnerStaff(partner.id);
  return {
    members: members.map(({ addedAt, ...row }) => ({
      ...without(row, 'personId'),
      since: addedAt,
    })),
    invitations: await openInvitations(partner.id),
    isManager: partner.role === 'manager',
    refused,
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'manager');
  await limitRate('invitation', String(personId));
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const invited = { ...parsed.value, partnerId: partner.id, language: currentLanguage() };
  const answer = await invitePartnerStaff({ ...invited, actorId: personId, now: now() });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('desk/staff'));
}

export default function DeskStaff() {
  const { members, invitations, isManager, refused } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page title={m.staff_title()} nav={<DeskNav />}>
      {refused ? <Notice tone="wrong">{refused}</Notice> : null}
      <MemberTable
        caption={m.staff_title()}
        members={members}
        removal={href('desk/staff-removal')}
        mayRemove={isManager}
      />
      <InvitationTable
        invitations={invitations}
        withdrawal={href('desk/invitation-withdrawal')}
        mayWithdraw={isManager}
      />
      {isManager ? (
        <Section title={m.staff_invite()}>
          <ActForm answer={answer} button={m.staff_invite_button()}>
            <TextField {...fieldOf(answer, 'name')} label={m.column_name()} />
            <TextField {...fieldOf(answer, 'email')} label={m.field_email()} type="email" />
            <SelectField
              {...fieldOf(answer, 'role', 'officer')}
              label={m.staff_role()}
              choices={roles.map((value) => ({ value, label: roleWords(value) }))}
            />
          </ActForm>
        </Section>
      ) : null}
    </Page>
  );
}
