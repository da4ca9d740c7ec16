import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';
import { buttonLook } from './button.tsx';

/**
 * An act that cannot be taken back asks once more, in a dialog of the browser's
 * own that needs no script. A browser that knows none shows the question where
 * it stands.
 */
export function Confirm(props: {
  /** Tells several on one page apart. */
  id: string;
  act: string;
  question: string;
  /** The form that does it. */
  children: ReactNode;
}) {
  const dialog = `confirm-${props.id}`;
  return (
    <>
      <button type="button" {...{ popovertarget: dialog }} className={buttonLook('risky')}>
        {props.act}
      </button>
      <div
        id={dialog}
        // A dialog of the browser's own takes a script to open; a popover with this role does not.
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="dialog"
        aria-label={props.act}
        aria-describedby={`${dialog}-question`}
        {...{ popover: 'auto' }}
        className="m-auto max-w-md rounded-card border border-line bg-card p-6 text-start text-ink shadow-card backdrop:bg-ink/40"
      >
        <p id={`${dialog}-question`} className="mb-5 whitespace-normal">
          {props.question}
        </p>
        <div className="flex flex-wrap gap-3">
          {props.children}
          <button
            type="button"
            // The dialog opens here: what is asked is read first, and nothing is done by a second press.
            {...{ autoFocus: true, popovertarget: dialog, popovertargetaction: 'hide' }}
            className={buttonLook('quiet')}
          >
            {m.confirm_not()}
          </button>
        </div>
      </div>
    </>
  );
}
