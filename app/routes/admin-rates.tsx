import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { enterRates } from '#app/domain/settlements/exchange-rates.ts';
import { latestRates } from '#app/domain/settlements/latest-rates.ts';
import { readRates } from '#app/domain/settlements/read-rates.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDecimal } from '#app/messages/format.ts';
import { now } from '#app/platform/clock.ts';
import { AdminNav } from '../ui/admin-nav.tsx';
import { Button } from '../ui/button.tsx';
import { TextArea } from '../ui/field.tsx';
import { DayText } from '../ui/money.tsx';
import { ErrorSummary } from '../ui/notices.tsx';
import { Page } from '../ui/page.tsx';
import { fieldOf } from '../ui/staff-form.tsx';
import { Table } from '../ui/table.tsx';
import { mistakes, refusedBeside } from '../web/forms.ts';
import { paths } from '../web/paths.ts';
import { refusalWords } from '../web/refusals.ts';
import { requireStaff } from '../web/session.ts';
import { formAnswer } from '../web/staff-answer.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, 'treasurer', 'auditor');
  return { rates: await latestRates() };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const csv = String((await request.formData()).get('csv') ?? '');
  if (csv.trim() === '') return mistakes({ errors: { csv: 'is_missing' }, entries: { csv } });
  const read = readRates(csv);
  const answer =
    'refused' in read ? read : await enterRates({ ...read, actorId: personId, now: now() });
  if ('refused' in answer) {
    const where = `${m.column_line()} ${answer.line}`;
    return refusedBeside('csv', `${where}: ${refusalWords(answer.refused)}`, { csv });
  }
  return redirect(paths.adminRates());
}

export default function AdminRates() {
  const { rates } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page title={m.rates_title()} lead={<p>{m.rates_lead()}</p>}>
      <AdminNav />
      <ErrorSummary errors={answer.errors} refused={answer.refused} />
      <Form method="post" className="grid max-w-2xl gap-4">
        <TextArea
          {...fieldOf(answer, 'csv')}
          label={m.rates_csv()}
          hint="currency,per,day,rate,source"
          rows={5}
          isRequired
          isCode
        />
        <Button>{m.rates_button()}</Button>
      </Form>
      <Table
        caption={m.rates_title()}
        rows={rates}
        rowKey={(rate) => rate.id}
        empty={m.rates_none()}
        columns={[
          { label: m.rates_pair(), cell: (rate) => `${rate.currency} / ${rate.perCurrency}` },
          { label: m.column_when(), cell: (rate) => <DayText day={rate.day} /> },
          {
            label: m.facts_rate(),
            isFigure: true,
            cell: (rate) => formatDecimal(rate.rate, getLocale()),
          },
          { label: m.rates_source(), cell: (rate) => rate.source },
        ]}
      />
    </Page>
  );
}
