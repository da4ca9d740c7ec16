import { Form } from '@remix-run/react';
import type { BankLinePage } from '#app/domain/matching/bank-lines.ts';
import { m } from '#app/messages/compiled/messages.js';
import { type FormAnswer, fieldOf } from '#app/ui/act-form.tsx';
import { Button } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Card } from '#app/ui/page.tsx';
import { whyWords } from './bank-line-words.ts';
import { PartList } from './bank-part-list.tsx';

/** What a line most likely is, why, and the one press that books or proposes it. */
export function BankLineSuggestion(props: {
  suggestion: BankLinePage['suggestions'][number];
  index: number;
  currency: string;
  answer: FormAnswer;
}) {
  const { suggestion, currency, answer } = props;
  const parts = suggestion.written;
  const isSent = answer.entries['parts'] === parts;
  const reason = isSent ? fieldOf(answer, 'reason') : { name: 'reason', entry: '' };
  return (
    <Card>
      <PartList parts={suggestion.parts} currency={currency} />
      <p className="text-sm text-ink-soft">
        {suggestion.isExact ? <Flag tone="good">{m.bank_exact()}</Flag> : null}{' '}
        {whyWords(suggestion.why)}
      </p>
      <Form method="post" className="grid gap-4">
        <input type="hidden" name="parts" value={parts} />
        {suggestion.isExact ? null : (
          <TextField {...reason} scope={`suggestion-${props.index}`} label={m.journal_reason()} />
        )}
        <p>
          <Button kind={suggestion.isExact ? 'main' : 'quiet'}>
            {suggestion.isExact ? m.bank_book_button() : m.propose_button()}
          </Button>
        </p>
      </Form>
    </Card>
  );
}
