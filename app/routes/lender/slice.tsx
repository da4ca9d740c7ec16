import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { lateSlice } from '#app/domain/balances/late-slice.ts';
import { sliceTrail } from '#app/domain/slices/slice-trail.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoneyInProse } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { loanStatusWords } from '#app/ui/loan-status-words.ts';
import { Notice } from '#app/ui/notices.tsx';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Page, Section } from '#app/ui/page.tsx';
import { Facts, Table } from '#app/ui/table.tsx';
import { SliceLoop } from './slice-loop.tsx';
import { trailWords } from './trail-words.ts';
import { currentLanguage } from '#app/web/language.ts';
import { rowId } from '#app/web/path-id.ts';
import { requireActor } from '#app/web/session.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { personId } = await requireActor(request);
  const slice = await sliceTrail(personId, rowId(params['id']), now());
  if (!slice) throw new Response(null, { status: 404 });
  const told = { now: now(), language: currentLanguage() };
  return { slice, late: await lateSlice(personId, rowId(params['id']), told) };
}

export default function SlicePage() {
  const { slice, late } = useLoaderData<typeof loader>();
  const name = slice.loanName ?? m.a_borrower();
  const money = (amount: bigint) => <MoneyText amount={amount} currency={slice.currency} />;
  const bare = (amount: bigint) =>
    amount === 0n ? null : <MoneyText amount={amount} currency={slice.currency} isBare />;
  const rare = [
    [m.figure_recovered(), slice.recovered],
    [m.slice_currency_loss(), slice.currencyLoss],
    [m.slice_written_off(), slice.writtenOff],
    [m.figure_refunded(), slice.refunded],
  ] as const;
  type Step = (typeof slice.steps)[number];
  const column = (label: string, pick: (step: Step) => bigint) => ({
    label,
    isFigure: true,
    cell: (step: Step) => bare(pick(step)),
  });
  return (
    <Page
      title={m.slice_with({
        sum: formatMoneyInProse(
          { amount: slice.principal, currency: asCurrency(slice.currency) },
          getLocale(),
        ),
        name,
      })}
      lead={
        <p>
          <Link to={href('public/loan', { slug: slice.loanSlug })}>{slice.use}</Link> ·{' '}
          <Link to={href('public/partner', { slug: slice.partner.slug })}>
            {slice.partner.name}
          </Link>
        </p>
      }
      trail={[{ to: href('lender/portfolio'), label: m.portfolio_title() }]}
    >
      {late ? (
        <Notice tone="late" title={m.days_late({ count: late.days })}>
          <p>
            <strong>{money(late.amount)}</strong> {m.late_is_overdue()}.
          </p>
          <p>
            {late.reason ? (
              <>
                “{late.reason}” {late.partner}
              </>
            ) : (
              m.mail_partner_says_nothing({ by: late.partner })
            )}
          </p>
        </Notice>
      ) : null}
      {slice.instalments > 0 ? <SliceLoop slice={slice} name={name} /> : null}
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <Section title={m.slice_where()}>
          <Facts
            rows={[
              { label: m.column_state(), value: loanStatusWords(slice.status) },
              { label: m.balance_lent(), value: money(slice.principal) },
              { label: m.balance_repaid(), value: money(slice.repaid) },
              // What did not happen to it is not said.
              ...rare.flatMap(([label, amount]) =>
                amount === 0n ? [] : [{ label, value: money(amount) }],
              ),
              { label: m.balance_outstanding(), value: money(slice.outstanding) },
            ]}
          />
        </Section>
        <Section title={m.slice_trail()}>
          <Table
            caption={m.slice_trail()}
            rows={slice.steps.map((step, index) => ({ ...step, index }))}
            rowKey={(step) => step.index}
            empty=""
            columns={[
              {
                label: m.column_when(),
                saysItself: true,
                cell: (step) => <DayText day={step.at} />,
              },
              { label: m.column_what(), narrow: 'lead', cell: (step) => trailWords(step) },
              {
                label: m.column_journal(),
                cell: (step) => (step.journalId === null ? null : `#${step.journalId.toString()}`),
              },
              {
                label: m.column_amount(),
                narrow: 'sum',
                isFigure: true,
                cell: (step) => bare(step.amount),
              },
              ...(slice.steps.some((step) => step.currencyLoss !== 0n)
                ? [column(m.slice_currency_loss(), (step) => step.currencyLoss)]
                : []),
              ...(slice.steps.some((step) => step.gain !== 0n)
                ? [column(m.settlement_gain(), (step) => step.gain)]
                : []),
            ]}
          />
        </Section>
      </div>
    </Page>
  );
}
