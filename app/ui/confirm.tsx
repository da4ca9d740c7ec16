import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';
import { buttonLook } from './button.tsx';

/**
 * An act that cannot be undone asks for confirmation, in a browser dialog that
 * needs no script. A browser without popovers shows the question in place.
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
        // A dialog element needs script to open; a popover with this role does not.
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
            // Focused on opening: the question is read first, and a second press does nothing.
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
