import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { changedSince } from '#app/domain/desks/changed-since.ts';
import { standingOf } from '#app/domain/desks/standing.ts';
import { staffLoan } from '#app/domain/loans/staff-loan.ts';
import { partnerRecord } from '#app/domain/loans/partner-page.ts';
import { returnCodes, sendBackLoan } from '#app/domain/loans/send-back-loan.ts';
import { wholeLoanForAuditor } from '#app/domain/operations/auditor-view.ts';
import { m } from '#app/messages/compiled/messages.js';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { without } from '#app/platform/pick.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { SelectField, TextArea } from '#app/ui/field.tsx';
import { LoanActs } from './loan-acts.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Card, Page, Section } from '#app/ui/page.tsx';
import { RateList } from '#app/ui/rate-list.tsx';
import { returnWords } from '#app/ui/return-words.ts';
import { changedWords } from './changed-words.ts';
import { StandingWords } from './standing-words.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { StaffLoanFacts } from '#app/ui/staff-loan-facts.tsx';
import { textField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { rowId } from '#app/web/path-id.ts';
import { refusalWordsFor } from '#app/web/refusals.ts';
import { hasRole, requireStaff, seesBorrowers } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

const schema = z.object({ code: z.enum(returnCodes, 'is_missing'), reason: textField(1000) });

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'reviewer', 'treasurer', 'auditor');
  const found = await staffLoan({ loanId: rowId(params['id']), now: now() });
  if (!found) throw new Response(null, { status: 404 });
  const loan = seesBorrowers(actor) ? found : wholeLoanForAuditor(found);
  const query = new URL(request.url).searchParams;
  const refused = refusalWordsFor(query.get('refused'));
  const isApproved = query.get('done') === 'approved' && found.status === 'fundraising';
  const mayReview = hasRole(actor, 'reviewer') && loan.status === 'in_review';
  const record = await partnerRecord(loan.partnerId, now());
  return {
    loan: without(loan, 'slug', 'partnerId', 'raised', 'unrecovered'),
    refused,
    isApproved,
    codes: mayReview ? returnCodes : [],
    record,
    standing: seesBorrowers(actor) ? await standingOf(found.id) : null,
    changed: mayReview ? await changedSince(found.id) : [],
    mayReview,
    previewSlug: mayReview ? found.slug : null,
    mayMoveMoney: hasRole(actor, 'treasurer'),
  };
}

/** Sends the draft back, and says why. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'reviewer');
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const loanId = rowId(params['id']);
  const answer = await sendBackLoan({ ...parsed.value, loanId, actorId: personId, now: now() });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/home'));
}

export default function AdminLoan() {
  const facts = useLoaderData<typeof loader>();
  const { loan, refused, isApproved, changed, codes, record, standing } = facts;
  const { mayReview, mayMoveMoney } = facts;
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page
      title={`${loan.name} ${loan.use}`}
      trail={[{ to: href('operator/home'), label: m.admin_title() }]}
    >
      {refused ? <Notice tone="wrong">{refused}</Notice> : null}
      {isApproved ? (
        <Notice tone="good">{m.review_approved({ days: loan.fundraiserDays })}</Notice>
      ) : null}
      {changed.length > 0 ? (
        <Notice title={m.review_changed()}>{changed.map(changedWords).join(', ')}</Notice>
      ) : null}
      {mayReview ? (
        <div className="grid gap-5 lg:grid-cols-2">
          <Card>
            <p>{m.review_approve_text({ days: loan.fundraiserDays })}</p>
            <Form
              method="post"
              action={href('operator/loan-approval', { id: loan.id })}
              className="flex flex-wrap gap-3"
            >
              <Button>{m.review_approve()}</Button>
              {facts.previewSlug ? (
                <LinkButton to={href('public/loan', { slug: facts.previewSlug })} kind="quiet">
                  {m.preview_open()}
                </LinkButton>
              ) : null}
            </Form>
          </Card>
          <Card>
            <ActForm
              answer={answer}
              button={m.review_send_back()}
              kind="quiet"
              names={{ reason: m.review_reason(), code: m.return_code() }}
            >
              <SelectField
                {...fieldOf(answer, 'code')}
                label={m.return_code()}
                choices={codes.map((value) => ({ value, label: returnWords(value) }))}
              />
              <TextArea
                {...fieldOf(answer, 'reason')}
                label={m.review_reason()}
                rows={3}
                isRequired
              />
            </ActForm>
          </Card>
        </div>
      ) : null}
      {mayMoveMoney ? <LoanActs loan={loan} /> : null}
      {standing ? (
        <Section title={m.review_known()}>
          <div>
            <StandingWords {...standing} currency={asCurrency(loan.currency)} />
          </div>
        </Section>
      ) : null}
      <StaffLoanFacts loan={loan} />
      <Section title={m.loan_partner_title({ partner: loan.partner.name })}>
        <RateList rates={record.rates} asOf={record.asOf} />
        <p className="text-ink-soft">
          {m.review_sent_back({ count: record.sentBackCount, of: record.loanCount })}
        </p>
      </Section>
    </Page>
  );
}
