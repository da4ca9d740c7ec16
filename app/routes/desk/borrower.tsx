import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { recordConsent, withdrawConsent } from '#app/domain/borrowers/consents.ts';
import { deskBorrower } from '#app/domain/loans/desk-borrowers.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { without } from '#app/platform/pick.ts';
import { BorrowerFacts, ConsentRecord } from './borrower-record.tsx';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { Confirm } from '#app/ui/confirm.tsx';
import { loanStatusWords } from '#app/ui/loan-status-words.ts';
import { MoneyText } from '#app/ui/money.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';
import { rowId } from '#app/web/path-id.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const borrower = await deskBorrower(rowId(params['id']), partner.id);
  if (!borrower) throw new Response(null, { status: 404 });
  return { borrower: without(borrower, 'firstName'), mayAct: partner.role !== 'viewer' };
}

/** Records that consent is given or taken back; anything else sent changes nothing. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const borrowerId = rowId(params['id']);
  const act = { borrowerId, partnerId: partner.id, actorId: personId, now: now() };
  const consent = (await request.formData()).get('consent');
  if (consent !== 'given' && consent !== 'withdrawn')
    return redirect(href('desk/borrower', { id: borrowerId }));
  const answer = await (consent === 'given' ? recordConsent(act) : withdrawConsent(act));
  if ('refused' in answer) throw new Response(null, { status: 404 });
  return redirect(href('desk/borrower', { id: borrowerId }));
}

export default function DeskBorrower() {
  const { borrower, mayAct } = useLoaderData<typeof loader>();
  return (
    <Page
      title={borrower.name}
      trail={[
        { to: href('desk/home'), label: m.desk_title() },
        { to: href('desk/borrowers'), label: m.borrowers_title() },
      ]}
    >
      <BorrowerFacts borrower={borrower} />
      {mayAct ? (
        <p>
          <LinkButton to={`${href('desk/loan-new')}?borrower=${borrower.id}`} kind="quiet">
            {m.pick_new_loan()}
          </LinkButton>
        </p>
      ) : null}
      <Section title={m.consent_title()}>
        <p className="max-w-[44rem]">
          {borrower.hasConsent ? m.consent_given_text() : m.consent_missing_text()}
        </p>
        {mayAct && !borrower.hasConsent ? (
          <Form method="post">
            <input type="hidden" name="consent" value="given" />
            <Button kind="quiet">{m.consent_record()}</Button>
          </Form>
        ) : null}
        {mayAct && borrower.hasConsent ? (
          <div>
            <Confirm
              id="consent"
              act={m.consent_withdraw()}
              question={m.consent_withdraw_question({ name: borrower.name })}
            >
              <Form method="post">
                <input type="hidden" name="consent" value="withdrawn" />
                <Button kind="risky">{m.consent_withdraw_now()}</Button>
              </Form>
            </Confirm>
          </div>
        ) : null}
        <ConsentRecord consents={borrower.consents} />
      </Section>
      <Section title={m.partners_loans()}>
        <Table
          caption={m.partners_loans()}
          rows={borrower.loans}
          rowKey={(loan) => loan.id}
          empty={m.desk_no_loans()}
          columns={[
            {
              label: m.column_loan(),
              cell: (loan) => <Link to={href('desk/loan', { id: loan.id })}>{loan.use}</Link>,
            },
            {
              label: m.column_state(),
              saysItself: true,
              cell: (loan) => loanStatusWords(loan.status),
            },
            {
              label: m.column_amount(),
              isFigure: true,
              cell: (loan) => <MoneyText amount={loan.amount} currency={loan.currency} />,
            },
          ]}
        />
      </Section>
    </Page>
  );
}
