import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { askAgain, endStuck } from '#app/domain/operations/end-stuck.ts';
import { stuckKinds, stuckThing } from '#app/domain/operations/stuck.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { ActForm, fieldOf, nothingWrong } from '#app/ui/act-form.tsx';
import { TextField } from '#app/ui/field.tsx';
import { InstantText, MoneyText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { Facts } from '#app/ui/table.tsx';
import { textField } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { requireStaff } from '#app/web/session.ts';
import { StaffPage } from './staff-page.tsx';
import { stuckEnd, stuckName, stuckReason } from './stuck-words.ts';

type Asked = Pick<LoaderFunctionArgs, 'request' | 'params'>;

async function askedThing({ request, params }: Asked) {
  const { personId } = await requireStaff(request, 'treasurer');
  const kind = z.enum(stuckKinds).safeParse(params['kind']).data;
  const thing = kind && (await stuckThing(kind, params['id'] ?? ''));
  return { personId, thing: thing ?? null };
}

export async function loader(asked: LoaderFunctionArgs) {
  const { thing } = await askedThing(asked);
  if (!thing) throw new Response(null, { status: 404 });
  return { thing };
}

const schema = z.union([
  z.object({ act: z.literal('ask') }),
  z.object({ act: z.literal('end'), reason: textField(300) }),
]);

export async function action(asked: ActionFunctionArgs) {
  const { personId: actorId, thing } = await askedThing(asked);
  // It ended while the page was open.
  if (!thing) return redirect(href('operator/stuck'));
  const isAsk = (await asked.request.clone().formData()).get('act') === 'ask';
  const parsed = await parseForm(asked.request, schema.options[isAsk ? 0 : 1]);
  if (!parsed.ok) return mistakes(parsed);
  const { kind, id } = thing;
  const one = { kind, id, now: now() };
  const said = parsed.value;
  const answer =
    said.act === 'ask'
      ? await askAgain(one)
      : await endStuck({ ...one, actorId, reason: said.reason });
  if (answer.refused !== undefined) return refusal(answer.refused, parsed.entries);
  return redirect(href('operator/stuck'));
}

/** As Stripe writes it: its first letter is no beginning of a sentence. */
function NumberAtStripe({ id }: { id: string }) {
  return <span className="inline-block">{id}</span>;
}

/** One thing that is stuck: ask again, or end it with a reason. */
export default function AdminStuckThing() {
  const { thing } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  const isOver = thing.why === 'stripe_has_it' || thing.why === 'given_up';
  return (
    <StaffPage
      title={stuckName(thing.kind, thing.id)}
      about={stuckReason(thing.why)}
      back={{ to: href('operator/stuck'), label: m.stuck_title() }}
      isAlone
    >
      <Facts
        rows={[
          { label: m.stuck_since(), value: <InstantText at={thing.since} /> },
          ...(thing.amount
            ? [{ label: m.column_amount(), value: <MoneyText {...thing.amount} /> }]
            : []),
          ...(thing.atStripe
            ? [{ label: m.stuck_at_stripe(), value: <NumberAtStripe id={thing.atStripe} /> }]
            : []),
        ]}
      />
      <Section title={m.stuck_ask()}>
        <p>{m.stuck_ask_lead()}</p>
        <ActForm
          answer={answer.entries['act'] === 'ask' ? answer : nothingWrong}
          button={m.stuck_ask()}
          kind="quiet"
        >
          <input type="hidden" name="act" value="ask" />
        </ActForm>
      </Section>
      <Section title={m.stuck_end()}>
        {isOver ? null : <p>{stuckEnd(thing.kind)}</p>}
        {thing.why === 'stripe_has_it' ? <p>{m.stuck_only_stripe()}</p> : null}
        {isOver ? null : (
          <ActForm
            answer={answer.entries['act'] === 'ask' ? nothingWrong : answer}
            button={m.stuck_end()}
            kind="risky"
          >
            <input type="hidden" name="act" value="end" />
            <TextField {...fieldOf(answer, 'reason')} label={m.journal_reason()} />
          </ActForm>
        )}
      </Section>
    </StaffPage>
  );
}
