import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { verifyEmail } from '#app/domain/people/verify-email.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button, LinkButton } from '#app/ui/button.tsx';
import { TextField } from '#app/ui/field.tsx';
import { ErrorSummary } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { refusal } from '#app/web/forms.ts';

/** The link only opens this page: programs that look into mails follow links too. */
export function loader({ params }: LoaderFunctionArgs) {
  return { token: params['token'] ?? '' };
}

export async function action({ params }: ActionFunctionArgs) {
  const answer = await verifyEmail({ token: params['token'] ?? '', now: now() });
  if ('refused' in answer) return refusal(answer.refused);
  return data({ refused: null, email: answer.email });
}

export default function Verify() {
  const answer = useActionData<typeof action>();
  if (answer && 'email' in answer) return <SignInNow email={answer.email} />;
  return (
    <Page title={m.verify_title()} lead={<p>{m.verify_lead()}</p>} isNarrow>
      <ErrorSummary errors={{}} refused={answer?.refused ?? null} />
      {answer?.refused ? (
        <p>
          <LinkButton to={href('account/password')}>{m.sign_in_forgot()}</LinkButton>
        </p>
      ) : (
        <Form method="post">
          <Button isWide>{m.verify_button()}</Button>
        </Form>
      )}
    </Page>
  );
}

/** The address is known and proved: only the password is asked. */
function SignInNow({ email }: { email: string }) {
  return (
    <Page title={m.verify_done()} lead={<p>{m.verify_done_lead({ email })}</p>} isNarrow>
      <Form method="post" action={href('account/sign-in')} className="grid gap-5">
        <input type="hidden" name="email" value={email} autoComplete="username" />
        <TextField
          name="password"
          label={m.field_password()}
          type="password"
          autoComplete="current-password"
          isRequired
        />
        <Button isWide>{m.sign_in_button()}</Button>
      </Form>
    </Page>
  );
}
