import { m } from '#app/messages/compiled/messages.js';
import { Button } from './button.tsx';
import { Notice } from './notices.tsx';

/** What a form says of itself where it is kept while it is typed (`browser/keep-typed.ts`). */
export interface Keep {
  /** Whose it is. */
  readonly personId: number;
  /** Tells forms at one address apart. */
  readonly about?: string;
  /** It shows what was sent just now, and was not taken. */
  readonly isTyped: boolean;
}

export function keepAttributes({ personId, about, isTyped }: Keep) {
  return {
    'data-keep': about ? `${personId}:${about}` : String(personId),
    ...(isTyped && { 'data-keep-state': 'typed' }),
  };
}

/** Said by script where something was put back. */
export function KeptNotice() {
  return (
    <output data-kept className="block">
      <template>
        <Notice>
          <p>{m.kept_text()}</p>
          <p>
            <Button kind="quiet" type="button">
              {m.kept_drop()}
            </Button>
          </p>
        </Notice>
      </template>
    </output>
  );
}
