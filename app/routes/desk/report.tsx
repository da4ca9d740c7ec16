import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { reportPage } from '#app/domain/repayments/report-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { asCurrency } from '#app/money/currencies.ts';
import { decimalOf } from '#app/money/money.ts';
import { isPeriod } from '#app/money/periods.ts';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { monthWords } from '#app/ui/money.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { CheckedLines, LeftOutLines, lineErrors } from './checked-lines.tsx';
import { type ReportableLoan, ReportByFile, ReportByHand } from './report-form.tsx';
import { ReportGrid } from './report-grid.tsx';
import { FileQuestions } from './file-questions.tsx';
import { takeReport } from './report-file.ts';
import { refusalWordsFor } from '#app/web/refusals.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request);
  const period = params['period'] ?? '';
  if (!isPeriod(period)) throw new Response(null, { status: 404 });
  const refused = refusalWordsFor(new URL(request.url).searchParams.get('refused'));
  return { ...(await reportPage(partner.id, period)), period, role: partner.role, refused };
}

/** A dry run by default; only the save button writes. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const period = params['period'] ?? '';
  const answer = await takeReport(await request.formData(), {
    partnerId: partner.id,
    period,
    actorId: personId,
  });
  return answer === 'saved' ? redirect(href('desk/report', { period })) : answer;
}

export default function DeskReport() {
  const { report, loans, period, role, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isFinal = report?.status === 'final';
  const textError = (!answer?.isByHand && answer?.refused) || undefined;
  const refused = answer?.isByHand ? answer.refused : page.refused;
  const told = { decimal: answer?.said.decimal ?? '', days: answer?.said.days ?? '' };
  const isAsked = Boolean(answer?.checked?.asks.amount ?? answer?.checked?.asks.day);
  return (
    <Page
      title={m.report_title({ period: monthWords(period) })}
      lead={<p>{isFinal ? m.report_is_final() : m.report_lead()}</p>}
      trail={[
        { to: href('desk/home'), label: m.desk_title() },
        { to: href('desk/reports'), label: m.desk_reports() },
      ]}
    >
      <ErrorSummary errors={textError ? { text: textError } : {}} refused={refused} />
      {answer?.checked ? (
        <Section title={m.report_dry_run()}>
          <CheckedLines lines={answer.checked.lines} />
          <LeftOutLines rows={answer.leftOut} checked={answer.checked} />
          <FileQuestions asks={answer.checked.asks} carries={{ text: answer.text }} told={told} />
          {isAsked ? null : answer.checked.lines.some(({ verdict }) => verdict === 'error') ? (
            <Notice tone="wrong">{m.report_has_errors()}</Notice>
          ) : (
            <Form method="post" encType="multipart/form-data">
              <input type="hidden" name="text" value={answer.text} />
              <input type="hidden" name="decimal" value={told.decimal} />
              <input type="hidden" name="days" value={told.days} />
              <input type="hidden" name="typed" value={answer.isByHand ? 'yes' : ''} />
              <Button name="do" value="save">
                {m.report_save()}
              </Button>
            </Form>
          )}
        </Section>
      ) : null}
      {report && report.lines.length > 0 ? (
        <Section title={m.report_saved()}>
          <ReportGrid lines={report.lines} />
          {!isFinal && role === 'manager' ? (
            <Form method="post" action={href('desk/report-finalisation', { period })}>
              <Button>{m.report_finalise()}</Button>
            </Form>
          ) : null}
        </Section>
      ) : null}
      {isFinal || role === 'viewer' ? null : (
        <>
          <Section title={m.report_by_hand()}>
            <ReportByHand
              loans={loans}
              period={period}
              entries={answer?.entries ?? {}}
              errors={lineErrors((answer?.isByHand && answer.checked?.lines) || [])}
            />
          </Section>
          <Section title={m.report_by_csv()}>
            <ReportByFile entry={answer?.text ?? templateOf(loans, period)} error={textError} />
          </Section>
        </>
      )}
    </Page>
  );
}

/** A line for each loan in repayment, so that only amounts are left to type. */
function templateOf(loans: readonly ReportableLoan[], period: string) {
  const rows = loans.map(({ reference, expected, currency }) => {
    const amount = decimalOf({ amount: expected, currency: asCurrency(currency) });
    return `${reference},${period}-28,${amount},`;
  });
  return ['loan,paid_on,amount,paid_by', ...rows].join('\n');
}
