import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Button } from '#app/ui/button.tsx';

/** Keeping an eye on a loan, and passing it on: the link and its picture stand there without any script. */
export function LoanSharing(props: {
  slug: string;
  title: string;
  origin: string;
  /** Null for whoever is not signed in. */
  isWatched: boolean | null;
}) {
  const { slug, title, origin, isWatched } = props;
  const address = origin + href('public/loan', { slug });
  return (
    <div id="watch" className="grid gap-4">
      <Form method="post" action={href('public/loan-watching', { slug })} className="grid gap-2">
        <Button kind="quiet" name="do" value={isWatched ? 'stop' : 'watch'}>
          {isWatched ? m.watch_stop() : m.watch_act()}
        </Button>
        <p className="text-sm text-ink-soft">{m.watch_hint()}</p>
      </Form>
      <div className="grid gap-2 border-t border-hair pt-4">
        <h2 className="font-sans text-base font-semibold">{m.share_title()}</h2>
        <label className="grid gap-1 text-sm text-ink-soft">
          {m.share_link()}
          <input
            readOnly
            value={address}
            className="min-h-11 w-full rounded-field border border-line bg-sunk px-3 text-ink"
          />
        </label>
        {/* Filled with life by `browser/share.ts`; without it the link is there to copy. */}
        <p className="flex flex-wrap items-center gap-x-5 gap-y-2 text-sm">
          <span data-share={address} data-title={title} data-copied={m.share_copied()} hidden>
            <Button kind="quiet" type="button" name="share">
              {m.share_act()}
            </Button>{' '}
            <Button kind="quiet" type="button" name="copy">
              {m.share_copy()}
            </Button>
          </span>
          <a
            href={href('machine/loan-picture', { slug })}
            download={`${slug}.png`}
            className="inline-flex min-h-11 items-center"
          >
            {m.share_image()}
          </a>
        </p>
      </div>
    </div>
  );
}
