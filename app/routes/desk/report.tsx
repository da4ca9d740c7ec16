import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { reportPage } from '#app/domain/repayments/report-page.ts';
import { m } from '#app/messages/compiled/messages.js';
import { isPeriod } from '#app/money/periods.ts';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';
import { monthWords } from '#app/ui/money.tsx';
import { ErrorSummary, Notice } from '#app/ui/notices.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { CheckedLines, FileLength, LeftOutLines, lineErrors } from './checked-lines.tsx';
import { FileHabitSentences, MappingForm } from './file-reading.tsx';
import { LineSuggestions } from './line-suggestions.tsx';
import { ReportByHand } from './report-by-hand.tsx';
import { ReportByFile, templateOf } from './report-form.tsx';
import { SavedReport } from './report-grid.tsx';
import { FileQuestions } from './file-questions.tsx';
import { takeReport } from './report-file.ts';
import { refusalWordsFor } from '#app/web/refusals.ts';
import { requirePartnerStaff } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request);
  const period = params['period'] ?? '';
  if (!isPeriod(period)) throw new Response(null, { status: 404 });
  const query = new URL(request.url).searchParams;
  return {
    ...(await reportPage(partner.id, period)),
    personId,
    period,
    role: partner.role,
    refused: refusalWordsFor(query.get('refused')),
    isSaved: query.get('done') === 'saved',
  };
}

/** A dry run by default; only the save button writes. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const period = params['period'] ?? '';
  if (!isPeriod(period)) throw new Response(null, { status: 404 });
  const answer = await takeReport(await request.formData(), {
    partnerId: partner.id,
    period,
    actorId: personId,
  });
  return answer === 'saved' ? redirect(href('desk/report', { period }, { done: 'saved' })) : answer;
}

export default function DeskReport() {
  const { report, loans, period, role, ...page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isFinal = report?.status === 'final';
  const textError = (!answer?.isByHand && answer?.refused) || undefined;
  const refused = answer?.isByHand ? answer.refused : page.refused;
  const isAsked = Boolean(answer?.checked?.asks.amount ?? answer?.checked?.asks.day);
  const told = { decimal: answer?.said.decimal ?? '', days: answer?.said.days ?? '' };
  const carries = {
    ...answer?.carried,
    text: answer?.text ?? '',
    typed: answer?.isByHand ? 'yes' : '',
  };
  return (
    <Page
      title={m.report_title({ period: monthWords(period) })}
      lead={<p>{isFinal ? m.report_is_final() : m.report_lead()}</p>}
      trail={[
        { to: href('desk/home'), label: m.desk_title() },
        { to: href('desk/reports'), label: m.desk_reports() },
      ]}
    >
      {page.isSaved ? <Notice tone="good">{m.report_is_saved()}</Notice> : null}
      <ErrorSummary errors={textError ? { text: textError } : {}} refused={refused} />
      {answer?.checked ? (
        <Section title={m.report_dry_run()}>
          <CheckedLines lines={answer.checked.lines} />
          <FileLength checked={answer.checked} />
          {answer.isMapped ? null : <Notice tone="late">{m.reading_not_found()}</Notice>}
          <LeftOutLines rows={answer.leftOut} checked={answer.checked} />
          <FileQuestions
            asks={answer.checked.asks}
            lead={m.report_ask_lead()}
            carries={carries}
            told={told}
          />
          <LineSuggestions others={answer.checked.others} carries={{ ...carries, ...told }} />
          {isAsked ? null : answer.checked.lines.some(({ verdict }) => verdict === 'error') ? (
            <Notice tone="wrong">{m.report_has_errors()}</Notice>
          ) : (
            <Form method="post" encType="multipart/form-data">
              {Object.entries({ ...carries, ...told }).map(([name, value]) => (
                <input key={name} type="hidden" name={name} value={value} />
              ))}
              <Button name="do" value="save">
                {m.report_save()}
              </Button>
            </Form>
          )}
        </Section>
      ) : null}
      {answer && answer.headings.length > 0 ? (
        <Section title={m.reading_title()}>
          <FileHabitSentences habits={{ ...page.habits, mapping: answer.mapping }} />
          <details open={!answer.checked}>
            <summary className="min-h-11 cursor-pointer">{m.reading_change()}</summary>
            <MappingForm
              headings={answer.headings}
              mapping={answer.mapping}
              guess={answer.guess}
              carries={{ ...carries, ...told }}
            />
          </details>
        </Section>
      ) : null}
      <SavedReport
        lines={report?.lines ?? []}
        period={period}
        file={page.file}
        mayFinalise={!isFinal && role === 'manager'}
      />
      {isFinal || role === 'viewer' ? null : (
        <>
          <Section title={m.report_by_hand()}>
            <ReportByHand
              loans={loans}
              period={period}
              keep={{ personId: page.personId, isTyped: answer?.isByHand ?? false }}
              entries={answer?.entries ?? {}}
              days={answer?.days ?? {}}
              isFilled={answer?.isFilled ?? false}
              errors={lineErrors((answer?.isByHand && answer.checked?.lines) || [])}
            />
          </Section>
          <Section title={m.report_by_csv()}>
            <ReportByFile
              entry={answer?.text ?? templateOf(loans, period)}
              error={textError}
              habits={page.habits}
            />
          </Section>
        </>
      )}
    </Page>
  );
}
