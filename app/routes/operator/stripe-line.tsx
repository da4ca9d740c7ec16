import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { accountsMovedByHand, mayBeMovedByHand } from '#app/domain/books/manual-journal.ts';
import { closeStripeLine } from '#app/domain/reconciliation/close-stripe-line.ts';
import { proposeStripeLine } from '#app/domain/reconciliation/name-stripe-line.ts';
import { mayBeALenders } from '#app/domain/reconciliation/give-to-lender.ts';
import { personByAddress } from '#app/domain/people/person-with-address.ts';
import { openStripeLine } from '#app/domain/reconciliation/stripe-lines.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { emailField, textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { requireStaff } from '#app/web/session.ts';
import { accountWords } from './account-words.ts';
import { StaffPage } from './staff-page.tsx';
import { lineWords, suggestionWords } from './stripe-line-words.ts';

const isALenders = (account: string) => account === 'lender';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const line = await openStripeLine(params['line'] ?? '');
  if (!line) throw new Response(null, { status: 404 });
  const accounts = (await accountsMovedByHand()).filter(({ name }) => name !== 'suspense');
  return { line, accounts, mayBeLenders: mayBeALenders(line) };
}

/** What stands in suspense is named by two people; what says itself is looked at by one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId: actorId } = await requireStaff(request, 'treasurer');
  const line = await openStripeLine(params['line'] ?? '');
  if (!line) throw new Response(null, { status: 404 });
  const note = textField(300);
  const account = textField(60).refine(
    (name) => isALenders(name) || mayBeMovedByHand(name),
    'is_not_known',
  );
  const email = z.union([z.literal(''), emailField]).optional();
  const isUnnamed = line.bookedAgainst === 'suspense';
  const parsed = await parseForm(
    request,
    isUnnamed ? z.object({ account, note, email }) : z.object({ note }),
  );
  if (!parsed.ok) return mistakes(parsed);
  const by = { lineId: line.id, actorId, now: now() };
  const said = { account: '', email: '', ...parsed.value };
  if (isALenders(said.account)) {
    const lender = await personByAddress(said.email);
    if (!lender) return mistakes({ errors: { email: 'is_not_known' }, entries: parsed.entries });
    said.account = `lender:${lender}`;
  }
  const answer = isUnnamed
    ? await proposeStripeLine({ ...by, account: said.account, note: said.note })
    : await closeStripeLine({ ...by, note: said.note });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/stripe-lines'));
}

export default function AdminStripeLine() {
  const { line, accounts, mayBeLenders } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  const isUnnamed = line.bookedAgainst === 'suspense';
  const choices = [
    { value: '', label: m.choose_one() },
    ...(mayBeLenders ? [{ value: 'lender', label: m.stripe_line_lender() }] : []),
    ...accounts.map(({ name, partner }) => ({ value: name, label: accountWords(name, partner) })),
  ];
  return (
    <StaffPage
      title={lineWords(line.type)}
      about={`${suggestionWords(line.suggestion)} ${line.description ?? ''} (${line.sourceId ?? line.id})`}
      amount={{ amount: line.amount, currency: line.currency }}
      back={{ to: href('operator/stripe-lines'), label: m.stripe_lines_title() }}
      isAlone={!isUnnamed}
    >
      <ActForm
        answer={answer}
        button={isUnnamed ? m.propose_button() : m.stripe_line_close()}
        names={{ account: m.stripe_line_account(), note: m.journal_reason() }}
        notNowBecause={line.isProposed ? m.refused_already_proposed() : null}
      >
        {isUnnamed ? (
          <SelectField
            {...fieldOf(answer, 'account')}
            label={m.stripe_line_account()}
            choices={choices}
          />
        ) : null}
        {isUnnamed && mayBeLenders ? (
          <TextField
            {...fieldOf(answer, 'email')}
            label={m.stripe_line_lender_email()}
            hint={m.stripe_line_lender_hint()}
            type="email"
          />
        ) : null}
        <TextField {...fieldOf(answer, 'note')} label={m.journal_reason()} />
      </ActForm>
    </StaffPage>
  );
}
