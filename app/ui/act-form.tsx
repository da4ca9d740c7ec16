import { Form } from '@remix-run/react';
import type { ReactNode } from 'react';
import { Button } from './button.tsx';
import { type Keep, KeptNotice, keepAttributes } from './kept.tsx';
import { ErrorSummary, Notice } from './notices.tsx';

export interface FormAnswer {
  readonly errors: Record<string, string>;
  readonly entries: Record<string, string>;
  readonly refused: string | null;
}

/** The answer of a form that has not been sent yet. */
export const nothingWrong: FormAnswer = { errors: {}, entries: {}, refused: null };

/** One act: what is wrong above, the fields, and one button that says what happens. */
export function ActForm(props: {
  answer: FormAnswer;
  button: string;
  kind?: 'main' | 'quiet' | 'risky';
  action?: string;
  /** Why it cannot be done now; shown instead of a form that would be filled in for nothing. */
  notNowBecause?: string | null;
  names?: Record<string, string>;
  /** Kept in the browser until it is sent. */
  keep?: Keep;
  /** Files are sent along. */
  isUpload?: boolean;
  children?: ReactNode;
}) {
  const { answer } = props;
  return (
    <div className="grid max-w-xl gap-5">
      <ErrorSummary
        errors={answer.errors}
        refused={answer.refused}
        {...(props.names && { names: props.names })}
      />
      {props.notNowBecause ? (
        <Notice tone="late">{props.notNowBecause}</Notice>
      ) : (
        <Form
          method="post"
          {...(props.action && { action: props.action })}
          {...(props.isUpload && { encType: 'multipart/form-data' as const })}
          {...(props.keep && keepAttributes(props.keep))}
          className="grid gap-5"
        >
          {props.keep ? <KeptNotice /> : null}
          {props.children}
          <div>
            <Button kind={props.kind ?? 'main'}>{props.button}</Button>
          </div>
        </Form>
      )}
    </div>
  );
}

/** Whether a box is ticked: as it was sent, ticked or not; before that, as given. */
export function tickOf(answer: FormAnswer, name: string, otherwise: boolean) {
  const wasSent = Object.keys(answer.entries).length > 0;
  return { name, isChecked: wasSent ? answer.entries[name] === 'yes' : otherwise };
}

/** What a field shows again: what was typed, and what is wrong with it. */
export function fieldOf(answer: FormAnswer, name: string, otherwise = '') {
  return { name, entry: answer.entries[name] ?? otherwise, error: answer.errors[name] };
}
