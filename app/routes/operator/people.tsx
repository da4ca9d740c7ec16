import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { lookUpPerson } from '#app/domain/operations/support-view.ts';
import { m } from '#app/messages/compiled/messages.js';
import { now } from '#app/platform/clock.ts';
import { OperatorNav } from './operator-nav.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { MaskedPersonFacts } from './masked-person.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { textField } from '#app/web/fields.ts';
import { parseForm } from '#app/web/forms.ts';
import { currentLanguage } from '#app/web/language.ts';
import { refusalWordsFor } from '#app/web/refusals.ts';
import { hasRole, requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

const schema = z.object({
  by: z.enum(['address', 'order', 'withdrawal'], 'is_missing'),
  text: textField(254),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'support');
  const query = new URL(request.url).searchParams;
  return {
    isAdmin: hasRole(actor, 'admin'),
    refused: refusalWordsFor(query.get('refused')),
    done: doneWords[query.get('done') ?? '']?.() ?? null,
  };
}

const doneWords: Record<string, () => string> = {
  sessions: m.people_sessions_ended,
  blocked: m.people_is_blocked,
  unblocked: m.people_is_unblocked,
  resent: m.people_mail_resent,
};

/** A look-up is a posted form: an address belongs in no history and no log. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'support');
  const parsed = await parseForm(request, schema);
  const nobody = { person: null, isAbsent: false, refused: null, entries: parsed.entries };
  if (!parsed.ok) return data({ ...nobody, errors: parsed.errors }, 400);
  const person = await lookUpPerson({
    ...parsed.value,
    actorId: personId,
    now: now(),
    language: currentLanguage(),
  });
  return data({ ...nobody, errors: {}, person, isAbsent: person === null });
}

export default function AdminPeople() {
  const { isAdmin, refused, done } = useLoaderData<typeof loader>();
  const said = useActionData<typeof action>();
  const answer = formAnswer(said);
  return (
    <Page title={m.people_title()} lead={<p>{m.people_lead()}</p>} nav={<OperatorNav />}>
      {refused ? <Notice tone="wrong">{refused}</Notice> : null}
      {done ? <Notice tone="good">{done}</Notice> : null}
      <ActForm answer={answer} button={m.people_look_up()} names={{ text: m.people_text() }}>
        <SelectField
          {...fieldOf(answer, 'by', 'address')}
          label={m.people_by()}
          choices={[
            { value: 'address', label: m.field_email() },
            { value: 'order', label: m.people_by_order() },
            { value: 'withdrawal', label: m.people_by_withdrawal() },
          ]}
        />
        <TextField {...fieldOf(answer, 'text')} label={m.people_text()} isRequired />
      </ActForm>
      {said?.isAbsent ? <Notice tone="late">{m.people_absent()}</Notice> : null}
      {said?.person ? <MaskedPersonFacts person={said.person} mayBlock={isAdmin} /> : null}
    </Page>
  );
}
