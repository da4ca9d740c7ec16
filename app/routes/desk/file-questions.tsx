import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatDay, formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField } from '#app/ui/field.tsx';
import { Card } from '#app/ui/page.tsx';

/** Of each kind the first cell that can be read in two ways, and both readings. */
interface Asks {
  readonly amount?: AmountAsk | undefined;
  readonly day?: DayAsk | undefined;
}

interface AmountAsk {
  readonly text: string;
  readonly either: readonly [bigint, bigint];
  readonly currency: string;
}

interface DayAsk {
  readonly text: string;
  readonly either: readonly [string, string];
}

/** What a file can be read as in two ways: both written out, and nothing chosen beforehand. */
export function FileQuestions(props: {
  asks: Asks;
  lead: string;
  /** The file, and what else was sent with it. */
  carries: Readonly<Record<string, string>>;
  /** What was answered before. */
  told: { decimal: string; days: string };
}) {
  const { asks, lead, carries, told } = props;
  if (!asks.amount && !asks.day) return null;
  return (
    <Card>
      <h2 className="text-xl">{m.report_ask_title()}</h2>
      <p>{lead}</p>
      <Form method="post" encType="multipart/form-data" className="grid gap-5">
        {Object.entries(carries).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {asks.amount ? (
          <AmountQuestion ask={asks.amount} />
        ) : (
          <input type="hidden" name="decimal" value={told.decimal} />
        )}
        {asks.day ? (
          <DayQuestion ask={asks.day} />
        ) : (
          <input type="hidden" name="days" value={told.days} />
        )}
        <p>
          <Button>{m.report_ask_button()}</Button>
        </p>
      </Form>
    </Card>
  );
}

function AmountQuestion({ ask }: { ask: AmountAsk }) {
  const [point, comma] = ask.either;
  const words = (amount: bigint) =>
    formatMoney({ amount, currency: asCurrency(ask.currency) }, getLocale());
  return (
    <SelectField
      name="decimal"
      label={m.report_ask_amount()}
      isRequired
      choices={[
        { value: '', label: m.choose_one() },
        { value: ',', label: m.report_ask_comma({ text: ask.text, amount: words(comma) }) },
        { value: '.', label: m.report_ask_point({ text: ask.text, amount: words(point) }) },
      ]}
    />
  );
}

function DayQuestion({ ask }: { ask: DayAsk }) {
  const [dayFirst, monthFirst] = ask.either;
  const words = (day: string) => (day ? formatDay(day, getLocale()) : '');
  return (
    <SelectField
      name="days"
      label={m.report_ask_days()}
      isRequired
      choices={[
        { value: '', label: m.choose_one() },
        { value: 'dmy', label: m.report_ask_day_first({ text: ask.text, day: words(dayFirst) }) },
        {
          value: 'mdy',
          label: m.report_ask_month_first({ text: ask.text, day: words(monthFirst) }),
        },
      ]}
    />
  );
}
