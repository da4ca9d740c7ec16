import { Form, Link } from '@remix-run/react';
import type { LenderLoan } from '#app/domain/balances/lender-loans.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Bar } from '#app/ui/bar.tsx';
import { Beads } from '#app/ui/beads.tsx';
import { Button } from '#app/ui/button.tsx';
import { countryName } from '#app/ui/display-names.ts';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { Face } from '#app/ui/loan-picture.tsx';
import { DayText, MoneyText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';

export const sorts = ['next', 'newest', 'largest', 'name'] as const;
export type Sort = (typeof sorts)[number];

const sortWords: Record<Sort, () => string> = {
  next: m.sort_next_repayment,
  newest: m.sort_newest,
  largest: m.sort_most_outstanding,
  name: m.sort_name,
};

/** What is still out, with faces: how far each is, what is back, what comes next. */
export function ComingBack(props: {
  loans: readonly LenderLoan[];
  /** How many there are before searching: few need no search. */
  all: number;
  sort: Sort;
  text: string;
}) {
  const { loans, all, sort, text } = props;
  return (
    <Section title={m.coming_back_title()}>
      {all > 5 ? (
        <Form className="grid items-end gap-4 sm:grid-cols-[minmax(0,1fr)_16rem_auto]">
          <TextField name="text" type="search" label={m.find_text()} entry={text} />
          <SelectField
            name="sort"
            label={m.sort_label()}
            entry={sort}
            choices={sorts.map((value) => ({ value, label: sortWords[value]() }))}
          />
          <Button kind="quiet">{m.filter_apply()}</Button>
        </Form>
      ) : null}
      <Table
        caption={m.coming_back_title()}
        rows={loans}
        rowKey={(loan) => loan.id}
        empty={text ? m.find_none() : m.coming_back_none()}
        columns={[
          {
            label: m.column_borrower(),
            narrow: 'lead',
            cell: (loan) => (
              <span className="flex items-center gap-3">
                <Face loan={loan} />
                <span className="min-w-0">
                  <Link to={href('lender/slice', { id: loan.id })} className="font-semibold">
                    {loan.name ?? m.a_borrower()}
                  </Link>
                  <span className="block text-sm text-ink-soft">
                    {[loan.town, countryName(loan.country)].filter(Boolean).join(', ')}
                  </span>
                </span>
              </span>
            ),
          },
          { label: m.coming_back_repaid(), cell: (loan) => <Progress loan={loan} /> },
          {
            label: m.coming_back_with_you(),
            isFigure: true,
            narrow: 'sum',
            cell: (loan) => (
              <>
                <strong>
                  <MoneyText amount={loan.back} />
                </strong>{' '}
                <span className="text-ink-soft">
                  {m.of_amount()} <MoneyText amount={loan.lent} />
                </span>
              </>
            ),
          },
          {
            label: m.coming_back_next(),
            isFigure: true,
            cell: (loan) =>
              loan.next ? (
                <>
                  <strong>
                    <MoneyText amount={loan.next.amount} />
                  </strong>{' '}
                  <span className="text-ink-soft">
                    {loan.next.isOnItsWay ? (
                      m.coming_back_on_its_way()
                    ) : (
                      <DayText day={loan.next.day} />
                    )}
                  </span>
                </>
              ) : (
                '–'
              ),
          },
        ]}
      />
    </Section>
  );
}

function Progress({ loan }: { loan: LenderLoan }) {
  if (loan.status === 'fundraising')
    return (
      <span className="grid max-w-52 gap-1 text-sm">
        <Bar part={loan.raised} whole={loan.amount} label={m.coming_back_funding()} />
        {m.coming_back_funding()}
      </span>
    );
  if (loan.instalments === 0)
    return <span className="text-sm">{m.coming_back_not_paid_out()}</span>;
  return (
    <span className="grid gap-1 text-sm">
      <Beads instalments={loan.instalments} done={loan.paid} />
      {m.repaid_of({ done: loan.paid, all: loan.instalments })}
    </span>
  );
}

/** What is over: whole, with a loss, or given back. */
export function Ended({ loans }: { loans: readonly LenderLoan[] }) {
  if (loans.length === 0) return null;
  return (
    <Section title={m.ended_title()}>
      <ul className="grid gap-x-8 gap-y-4 sm:grid-cols-2 lg:grid-cols-4">
        {loans.map((loan) => (
          <li key={loan.id} className="flex items-center gap-3">
            <Face loan={loan} />
            <span className="min-w-0">
              <Link to={href('lender/slice', { id: loan.id })} className="font-semibold">
                {loan.name ?? m.a_borrower()}
              </Link>
              <span
                className={`figures block text-sm ${loan.lost > 0n ? 'text-red' : 'text-ink-soft'}`}
              >
                {loan.refunded > 0n ? (
                  <>
                    <MoneyText amount={loan.refunded} /> {m.ended_refunded()}
                  </>
                ) : (
                  <>
                    <MoneyText amount={loan.back} /> {m.of_amount()}{' '}
                    <MoneyText amount={loan.lent} /> {m.late_is_back()}
                  </>
                )}
                {loan.lost > 0n ? (
                  <>
                    , <MoneyText amount={loan.lost} /> {m.ended_lost()}
                  </>
                ) : null}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
