import { type ActionFunctionArgs, type LoaderFunctionArgs, data } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { renderSVG } from 'uqr';
import { z } from 'zod';
import {
  confirmSecondFactor,
  hasSecondFactor,
  removeSecondFactor,
  startSecondFactor,
} from '#app/domain/people/second-factor.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { textField } from '#app/web/fields.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { limitRate } from '#app/web/limit-rate.ts';
import { requireConfirmed } from '#app/web/session.ts';
import { formAnswer } from '#app/web/form-answer.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  const { personId } = await requireConfirmed(request);
  if (await hasSecondFactor(personId)) return { isOn: true, begun: null };
  const { secret, uri } = await startSecondFactor({ personId, now: now() });
  const picture = `data:image/svg+xml;utf8,${encodeURIComponent(renderSVG(uri))}`;
  return { isOn: false, begun: { secret, picture } };
}

export async function action({ request }: ActionFunctionArgs) {
  const { personId } = await requireConfirmed(request);
  await limitRate('sign_in', `code:${personId}`);
  const schema = z.object({ code: textField(20), removes: z.string().optional() });
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const given = { personId, code: parsed.value.code, now: now() };
  const answer = parsed.value.removes
    ? await removeSecondFactor(given)
    : await confirmSecondFactor(given);
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  const recovery = 'recovery' in answer ? answer.recovery : [];
  return data({ errors: {}, entries: {}, refused: null, recovery });
}

export default function SettingsSecondFactor() {
  const { isOn, begun } = useLoaderData<typeof loader>();
  const given = useActionData<typeof action>();
  const answer = formAnswer(given);
  const recovery = given && 'recovery' in given ? given.recovery : [];
  return (
    <Page
      title={m.factor_title()}
      lead={<p>{m.factor_lead()}</p>}
      trail={[{ to: href('account/settings'), label: m.settings_title() }]}
      isNarrow
    >
      {recovery.length > 0 ? (
        <Notice tone="good" title={m.factor_on()}>
          <p>{m.factor_recovery()}</p>
          <ul className="figures mt-2 grid grid-cols-2 gap-x-6 font-mono">
            {recovery.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {begun ? (
        <div className="grid gap-3">
          <p>{m.factor_scan()}</p>
          <img
            src={begun.picture}
            alt={m.factor_picture()}
            width="220"
            height="220"
            className="rounded-card border border-line bg-white p-2"
          />
          <p>
            {m.factor_secret()} <code className="break-all">{begun.secret}</code>
          </p>
        </div>
      ) : null}
      <ActForm
        answer={answer}
        button={isOn ? m.factor_remove() : m.factor_confirm()}
        kind={isOn ? 'risky' : 'main'}
      >
        {isOn ? <input type="hidden" name="removes" value="yes" /> : null}
        <TextField
          {...fieldOf(answer, 'code')}
          label={m.code_label()}
          inputMode="numeric"
          autoComplete="one-time-code"
          isShort
        />
      </ActForm>
    </Page>
  );
}
