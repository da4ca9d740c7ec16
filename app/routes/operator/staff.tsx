import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { inviteStaff } from '#app/domain/invitations/invite-staff.ts';
import { openInvitations } from '#app/domain/invitations/open-invitations.ts';
import { staffMembers } from '#app/domain/roles/staff-roles.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { without } from '#app/platform/pick.ts';
import { OperatorNav } from './operator-nav.tsx';
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
import { requireStaff } from '#app/web/session.ts';
import { limitRate } from '#app/web/limit-rate.ts';
import { formAnswer } from '#app/web/form-answer.ts';

const roles = ['reviewer', 'treasurer', 'support', 'auditor', 'admin'] as const;
const schema = z.object({ name: nameField, email: emailField, role: z.enum(roles, 'is_missing') });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'admin');
  const refused = refusalWordsFor(new URL(request.url).searchParams.get('refused'));
  const at = now();
  const members = (await staffMembers()).map(({ countsFrom, grantedAt, ...row }) => ({
    ...without(row, 'personId'),
    since: grantedAt,
    countsFrom: countsFrom > at ? countsFrom : null,
  }));
  return { members, invitations: await openInvitations(null), refused };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'admin');
  await limitRate('invitation', String(personId));
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const invited = { ...parsed.value, language: currentLanguage() };
  const answer = await inviteStaff({ ...invited, actorId: personId, now: now() });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/staff'));
}

export default function AdminStaff() {
  const { members, invitations, refused } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page title={m.staff_title()} nav={<OperatorNav />}>
      {refused ? <Notice tone="wrong">{refused}</Notice> : null}
      <MemberTable
        caption={m.staff_title()}
        members={members}
        removal={href('operator/staff-removal')}
        mayRemove
      />
      <InvitationTable
        invitations={invitations}
        withdrawal={href('operator/invitation-withdrawal')}
        mayWithdraw
      />
      <Section title={m.staff_invite()}>
        <p className="max-w-prose text-ink-soft">{m.staff_invite_lead()}</p>
        <ActForm answer={answer} button={m.staff_invite_button()}>
          <TextField {...fieldOf(answer, 'name')} label={m.column_name()} />
          <TextField {...fieldOf(answer, 'email')} label={m.field_email()} type="email" />
          <SelectField
            {...fieldOf(answer, 'role', 'reviewer')}
            label={m.staff_role()}
            choices={roles.map((value) => ({ value, label: roleWords(value) }))}
          />
        </ActForm>
      </Section>
    </Page>
  );
}
