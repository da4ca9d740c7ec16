import { Form } from '@remix-run/react';
import type { LocalInstalment } from '#app/domain/drafts/loan-draft-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from '#app/ui/button.tsx';
import { KeptNotice, keepAttributes } from '#app/ui/kept.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { Section } from '#app/ui/page.tsx';
import { DraftFields, type PickedBorrower } from './draft-fields.tsx';
import { SchedulePreview } from './schedule-preview.tsx';

interface Answer {
  readonly preview: { instalments: LocalInstalment[]; currency: string } | null;
  readonly refused: string | null;
  readonly errors: Record<string, string>;
  readonly entries: Record<string, string>;
}

/** A loan request as a form: empty, as it was written before, or as it was sent just now. */
export function DraftForm(props: {
  action: string;
  answer: Answer | undefined;
  currency: string;
  picked?: PickedBorrower | null;
  /** Whoever writes it. */
  personId: number;
  /** As it was saved. */
  saved?: Record<string, string>;
  /** What a reviewer said, beside the field that it is about. */
  remarks?: Record<string, string>;
}) {
  const { answer, currency } = props;
  return (
    <>
      <ErrorSummary errors={answer?.errors ?? {}} refused={answer?.refused ?? null} />
      <Form
        method="post"
        action={props.action}
        className="grid max-w-3xl gap-8"
        data-live="schedule-preview"
        {...keepAttributes({
          personId: props.personId,
          about: props.picked ? `borrower-${props.picked.id}` : 'draft',
          isTyped: answer !== undefined,
        })}
      >
        <KeptNotice />
        <DraftFields
          entries={answer?.entries ?? props.saved ?? {}}
          errors={answer?.errors ?? props.remarks ?? {}}
          currency={currency}
          picked={props.picked ?? null}
        />
        <div id="schedule-preview" aria-live="polite">
          {answer?.preview ? (
            <Section title={m.draft_preview()}>
              <SchedulePreview preview={answer.preview} />
            </Section>
          ) : null}
        </div>
        <div className="flex flex-wrap gap-3">
          <Button kind="quiet" name="do" value="preview" isUnchecked>
            {m.draft_show_schedule()}
          </Button>
          <Button kind="quiet" name="do" value="rows" isUnchecked>
            {m.draft_more_rows()}
          </Button>
          <Button name="do" value="save">
            {m.draft_save()}
          </Button>
        </div>
      </Form>
    </>
  );
}
