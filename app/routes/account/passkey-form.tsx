import { Form } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from '#app/ui/button.tsx';

/** Shown by `browser/passkeys.ts` where the device can; the browser asks for a finger, a face or a PIN. */
export function PasskeyForm(props: {
  action: string;
  /** Where the browser asks what to sign. */
  options: string;
  kind: 'create' | 'get';
  button: string;
  to?: string;
}) {
  return (
    <>
      <Form
        method="post"
        action={props.action}
        data-passkey={props.kind}
        data-options={props.options}
        hidden
      >
        <input type="hidden" name="credential" />
        {props.to ? <input type="hidden" name="to" value={props.to} /> : null}
        <Button kind="quiet">{props.button}</Button>
      </Form>
      {props.kind === 'create' ? (
        <p data-passkey-absent className="text-ink-soft">
          {m.passkeys_not_here()}
        </p>
      ) : null}
    </>
  );
}
