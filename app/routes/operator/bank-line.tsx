import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { bankLinePage } from '#app/domain/matching/bank-lines.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { nothingWrong } from '#app/ui/act-form.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { formAnswer } from '#app/web/form-answer.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireStaff } from '#app/web/session.ts';
import { sayBankLine } from './bank-line-form.ts';
import { BankLineOther } from './bank-line-other.tsx';
import { BankLineSuggestion } from './bank-line-suggestion.tsx';
import { PartList } from './bank-part-list.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer');
  const line = await bankLinePage(rowId(params['id']));
  if (!line) throw new Response(null, { status: 404 });
  return { line };
}

/** One person books what fits exactly; anything else is proposed to a second one. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const answer = await sayBankLine(request, rowId(params['id']), personId);
  if (typeof answer !== 'string') return answer;
  return redirect(href('operator/bank', {}, { done: answer }));
}

export default function AdminBankLine() {
  const { line } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page
      title={line.isOpening ? m.bank_line_opening() : (line.name ?? m.bank_line_nameless())}
      trail={[
        { to: href('operator/money'), label: m.money_title() },
        { to: href('operator/bank'), label: m.bank_title() },
      ]}
      isNarrow
    >
      <p className="font-serif text-[2rem] leading-tight">
        <MoneyText amount={line.amount} currency={line.currency} />
      </p>
      <LineFacts />
      <ErrorSummary errors={answer.errors} refused={answer.refused} names={fieldNames()} />
      {line.isProposed ? <Notice tone="late">{m.refused_already_proposed()}</Notice> : null}
      {line.bookedParts.length > 0 ? (
        <Section title={m.bank_line_is()}>
          <PartList parts={line.bookedParts} currency={line.currency} />
        </Section>
      ) : null}
      {line.isOpen && !line.isProposed ? (
        <>
          <Section title={m.bank_suggestions()}>
            {line.suggestions.length === 0 ? (
              <p className="text-ink-soft">{m.bank_suggestions_none()}</p>
            ) : null}
            {line.suggestions.map((suggestion, index) => (
              <BankLineSuggestion
                key={index}
                index={index}
                suggestion={suggestion}
                currency={line.currency}
                answer={answer}
              />
            ))}
          </Section>
          <Section title={m.bank_other_title()}>
            <BankLineOther
              answer={answer.entries['parts'] ? nothingWrong : answer}
              choices={line.choices}
              currency={line.currency}
            />
          </Section>
        </>
      ) : null}
    </Page>
  );
}

const fieldNames = () => ({
  what: m.bank_other_what(),
  costs: m.bank_other_costs(),
  email: m.stripe_line_lender_email(),
  reason: m.journal_reason(),
});

function LineFacts() {
  const { line } = useLoaderData<typeof loader>();
  const facts: readonly (readonly [string, string | null])[] = [
    [m.bank_line_text(), line.isOpening ? null : line.text],
    [m.bank_line_reference(), line.reference],
    [m.bank_line_other_account(), line.otherAccount],
    [m.bank_line_bank_reference(), line.bankReference],
    [m.bank_account_word(), line.account],
  ];
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[12rem_1fr]">
      <dt className="text-ink-soft">{m.column_when()}</dt>
      <dd>
        <DayText day={line.day} />
      </dd>
      {facts
        .filter(([, said]) => said)
        .map(([label, said]) => (
          <div key={label} className="contents">
            <dt className="text-ink-soft">{label}</dt>
            <dd className="break-words">{said}</dd>
          </div>
        ))}
    </dl>
  );
}
