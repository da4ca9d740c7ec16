import { m } from '#app/messages/compiled/messages.js';
import { Button } from './button.tsx';
import { Notice } from './notices.tsx';

/** What a form says of itself where it is kept while it is typed (`browser/keep-typed.ts`). */
export interface Keep {
  /** Whose it is. */
  readonly personId: number;
  /** Tells forms at one address apart. */
  readonly about?: string;
  /** What the server has just done with it. */
  readonly state?: 'typed' | 'saved' | null;
}

export function keepAttributes({ personId, about, state }: Keep) {
  return {
    'data-keep': about ? `${personId}:${about}` : String(personId),
    ...(state && { 'data-keep-state': state }),
  };
}

/** Shown by script where something was put back. */
export function KeptNotice() {
  return (
    <div data-kept hidden>
      <Notice>
        <p>{m.kept_text()}</p>
        <p>
          <Button kind="quiet" type="button">
            {m.kept_drop()}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
