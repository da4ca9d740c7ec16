import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { changeSettings } from '#app/domain/people/change-settings.ts';
import { ownAccount } from '#app/domain/people/own-account.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { LinkButton } from '#app/ui/button.tsx';
import { CheckField, SelectField, TextField } from '#app/ui/field.tsx';
import { MailChoice } from '#app/platform/generated/enums.ts';
import { MailChoiceFields } from './mail-choice-fields.tsx';
import { SessionTable } from './session-table.tsx';
import { LenderNav } from '#app/ui/lender-nav.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { ActForm, fieldOf, tickOf } from '#app/ui/act-form.tsx';
import { nameField } from '#app/web/fields.ts';
import { mistakes, parseForm } from '#app/web/forms.ts';
import { requireActor } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

const choice = z.enum(MailChoice, 'is_missing');
const schema = z.object({
  name: nameField,
  language: z.enum(['en', 'id']),
  isNamed: z.string().optional(),
  isWholeNamed: z.string().optional(),
  mailRepayments: choice,
  mailProgress: choice,
  mailLate: choice,
  mailLosses: choice,
  mailNews: choice,
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId, sessionId } = await requireActor(request);
  return { account: await ownAccount(personId, now()), sessionId };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireActor(request);
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const { isNamed, isWholeNamed, ...chosen } = parsed.value;
  const shown = { isNamed: isNamed === 'yes', isWholeNamed: isWholeNamed === 'yes' };
  await changeSettings({ personId, ...chosen, ...shown });
  return data({ errors: {}, entries: {}, refused: null, isDone: true });
}

export default function Settings() {
  const { account, sessionId } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const answer = formAnswer(given);
  return (
    <Page title={m.settings_title()} lead={<p>{account.email}</p>} nav={<LenderNav />}>
      {given && 'isDone' in given ? <Notice tone="good">{m.settings_saved()}</Notice> : null}
      <Section title={m.settings_yours()}>
        <ActForm answer={answer} button={m.settings_save()}>
          <TextField {...fieldOf(answer, 'name', account.name)} label={m.field_name()} />
          <CheckField
            {...tickOf(answer, 'isNamed', account.isNamed)}
            label={m.settings_named()}
            hint={m.settings_named_hint()}
          />
          <CheckField
            {...tickOf(answer, 'isWholeNamed', account.isWholeNamed)}
            label={m.settings_whole_named()}
            hint={m.settings_whole_named_hint()}
          />
          <SelectField
            {...fieldOf(answer, 'language', account.language)}
            label={m.settings_language()}
            choices={[
              { value: 'en', label: 'English' },
              { value: 'id', label: 'Bahasa Indonesia' },
            ]}
          />
          <MailChoiceFields answer={answer} choices={account.mails} />
        </ActForm>
      </Section>
      <Elsewhere
        title={m.page_title()}
        lead={m.page_lead()}
        to={href('account/settings-page')}
        act={m.page_act()}
      />
      <Section title={m.settings_sessions()}>
        <SessionTable sessions={account.sessions} current={sessionId} />
      </Section>
      <Section title={m.settings_getting_in()}>
        <div className="flex flex-wrap items-center gap-4">
          <LinkButton to={href('account/settings-password')} kind="quiet">
            {m.password_change_title()}
          </LinkButton>
          <LinkButton to={href('account/settings-address')} kind="quiet">
            {m.address_title()}
          </LinkButton>
        </div>
      </Section>
      <Elsewhere
        title={m.factor_title()}
        lead={account.hasSecondFactor ? m.factor_is_on() : m.factor_lead()}
        to={href('account/settings-second-factor')}
        act={account.hasSecondFactor ? m.factor_change() : m.factor_set_up()}
      />
      <Elsewhere
        title={m.passkeys_title()}
        lead={m.passkeys_lead()}
        to={href('account/settings-passkeys')}
        act={m.passkeys_act()}
      />
      <Section title={m.settings_data()}>
        <p className="max-w-[44rem]">{m.settings_data_lead()}</p>
        <div className="flex flex-wrap items-center gap-4">
          <LinkButton to={href('account/settings-export')} kind="quiet">
            {m.settings_export()}
          </LinkButton>
          <Link to={href('account/settings-closing')} className="inline-flex min-h-11 items-center">
            {m.closing_title()}
          </Link>
        </div>
      </Section>
    </Page>
  );
}

/** What is chosen on a page of its own. */
function Elsewhere(props: { title: string; lead: string; to: string; act: string }) {
  return (
    <Section title={props.title}>
      <p className="max-w-[44rem]">{props.lead}</p>
      <p>
        <LinkButton to={props.to} kind="quiet">
          {props.act}
        </LinkButton>
      </p>
    </Section>
  );
}
