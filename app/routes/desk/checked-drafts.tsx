import { Form } from '@remix-run/react';
import type { CheckedDraft } from '#app/domain/drafts/judge-drafts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from '#app/ui/button.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { Flag, Notice } from '#app/ui/notices.tsx';
import { Section } from '#app/ui/page.tsx';
import { Table } from '#app/ui/table.tsx';

type Shown = Pick<CheckedDraft, 'place' | 'name' | 'number' | 'amount' | 'verdict'>;
type Row = Shown & { readonly words: readonly string[] };

const verdicts = {
  good: { tone: 'good', words: m.line_is_good },
  known: { tone: 'late', words: m.import_known },
  error: { tone: 'wrong', words: m.import_wrong },
} as const;

/** Each draft of a file as it was understood; all of them are saved by one press, or none. */
export function CheckedDrafts(props: {
  rows: readonly Row[];
  /** How many sentences more there are than those shown. */
  more: number;
  /** The file and what was said of it, to be sent again. */
  carries: Readonly<Record<string, string>>;
}) {
  const { rows, more, carries } = props;
  const isWrong = rows.some(({ verdict }) => verdict === 'error');
  const count = rows.filter(({ verdict }) => verdict === 'good').length;
  return (
    <Section title={m.report_dry_run()}>
      <Table
        caption={m.report_dry_run()}
        rows={rows}
        rowKey={(row) => row.place}
        empty=""
        columns={[
          { label: m.import_place(), cell: (row) => row.place },
          {
            label: m.column_loan(),
            narrow: 'lead',
            cell: (row) => [row.number, row.name].filter(Boolean).join(' · '),
          },
          {
            label: m.column_amount(),
            isFigure: true,
            cell: (row) => (row.amount ? <MoneyText {...row.amount} /> : null),
          },
          {
            label: m.column_result(),
            saysItself: true,
            cell: ({ verdict, words }) => (
              <>
                <Flag tone={verdicts[verdict].tone}>{verdicts[verdict].words()}</Flag>
                {words.map((sentence) => (
                  <span key={sentence} className="block text-sm whitespace-normal">
                    {sentence}
                  </span>
                ))}
              </>
            ),
          },
        ]}
      />
      {more > 0 ? <p className="text-ink-soft">{m.import_more({ count: more })}</p> : null}
      {isWrong ? <Notice tone="wrong">{m.import_nothing_written()}</Notice> : null}
      {isWrong || count === 0 ? null : (
        <Form method="post" encType="multipart/form-data">
          {Object.entries(carries).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <Button name="do" value="save">
            {m.import_button({ count })}
          </Button>
        </Form>
      )}
    </Section>
  );
}
