import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { proposeRates } from '#app/domain/rates/enter-rates.ts';
import { latestRates } from '#app/domain/rates/latest-rates.ts';
import { readRates } from '#app/domain/rates/read-rates.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDecimal } from '#app/messages/format.ts';
import { isCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { fundingCurrency } from '#app/platform/env.ts';
import { OperatorNav } from './operator-nav.tsx';
import { DayText } from '#app/ui/money.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { RateForms } from './rate-forms.tsx';
import { Table } from '#app/ui/table.tsx';
import { dayField, rateField, textField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal, refusedBeside } from '#app/web/forms.ts';
import { refusalWords } from '#app/web/refusals.ts';
import { hasRole, requireStaff } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

const oneRate = z.object({
  currency: z.string('is_missing').refine(isCurrency, 'is_missing'),
  rate: rateField,
  day: dayField,
  source: textField(120),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, 'treasurer', 'auditor');
  return {
    mayAct: hasRole(actor, 'treasurer'),
    rates: await latestRates(),
    isProposed: new URL(request.url).searchParams.get('done') === 'proposed',
    today: now().toISOString().slice(0, 10),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireStaff(request, 'treasurer');
  const form = await request.clone().formData();
  const csv = String(form.get('csv') ?? '');
  if (!form.has('csv')) return enterOne(request, personId);
  if (csv.trim() === '') return mistakes({ errors: { csv: 'is_missing' }, entries: { csv } });
  const read = readRates(csv);
  const answer =
    'refused' in read ? read : await proposeRates({ ...read, actorId: personId, now: now() });
  if ('refused' in answer) {
    const where = 'line' in answer ? `${m.column_line()} ${answer.line}: ` : '';
    return refusedBeside('csv', `${where}${refusalWords(answer.refused)}`, { csv });
  }
  return redirect(href('operator/rates', {}, { done: 'proposed' }));
}

async function enterOne(request: Request, actorId: number) {
  const parsed = await parseForm(request, oneRate);
  if (!parsed.ok) return mistakes(parsed);
  const rates = [{ ...parsed.value, perCurrency: fundingCurrency() }];
  const answer = await proposeRates({ rates, actorId, now: now() });
  return 'refused' in answer
    ? refusal(answer.refused, parsed.entries)
    : redirect(href('operator/rates', {}, { done: 'proposed' }));
}

export default function AdminRates() {
  const { rates, today, mayAct, isProposed } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  return (
    <Page title={m.rates_title()} lead={<p>{m.rates_lead()}</p>} nav={<OperatorNav />}>
      {isProposed ? <Notice tone="good">{m.rates_done_proposed()}</Notice> : null}
      {mayAct ? <RateForms answer={answer} today={today} /> : null}
      <Table
        caption={m.rates_title()}
        rows={rates}
        rowKey={(rate) => rate.id}
        empty={m.rates_none()}
        columns={[
          { label: m.rates_pair(), cell: (rate) => `${rate.currency} / ${rate.perCurrency}` },
          { label: m.column_when(), saysItself: true, cell: (rate) => <DayText day={rate.day} /> },
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
