import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { potentialToTell } from '#app/domain/potential/potential-to-tell.ts';
import { type PotentialPartName, potentialParts } from '#app/domain/potential/potential-rules.ts';
import { tellPotential } from '#app/domain/potential/tell-potential.ts';
import { m } from '#app/messages/compiled/messages.js';
import { formatMoneyInProse } from '#app/messages/format.ts';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { ActForm } from '#app/ui/act-form.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { partWords } from '#app/ui/potential-words.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm, refusal } from '#app/web/forms.ts';
import { rowId } from '#app/web/path-id.ts';
import { requirePartnerStaff } from '#app/web/session.ts';
import { potentialSchema, rowsOf, savedOf, saysOf } from './potential-form.ts';
import { PotentialFields } from './potential-fields.tsx';

function partOf(params: { part?: string | undefined }): PotentialPartName {
  const part = potentialParts.find((it) => it === params.part);
  if (!part) throw new Response(null, { status: 404 });
  return part;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const part = partOf(params);
  const loanId = rowId(params['id']);
  const draft = await potentialToTell(loanId, partner.id);
  if (!draft) throw new Response(null, { status: 404 });
  const { name, use, localAmount, localCurrency, unnamed, potential } = draft;
  const named = potential.costAmounts.length;
  return {
    personId,
    loanId,
    part,
    name,
    use,
    localAmount,
    localCurrency,
    unnamed: part === 'costs' && named > 0 ? unnamed : 0n,
    rows: rowsOf(part, draft),
    saved: savedOf(draft),
    wasSaved: new URL(request.url).searchParams.has('done'),
  };
}

/** Saves one screen, and goes on to the next. Costs that do not add up yet stay, with what is left to name. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'officer', 'manager');
  const part = partOf(params);
  const asked = { loanId: rowId(params['id']), partnerId: partner.id };
  const before = await potentialToTell(asked.loanId, asked.partnerId);
  if (!before) throw new Response(null, { status: 404 });
  const parsed = await parseForm(request, potentialSchema(part, before.localCurrency));
  if (!parsed.ok) return mistakes(parsed);
  const { language } = before.telling;
  const says = saysOf(part, parsed.value);
  const by = { actorId: personId, now: now() };
  const answer = await tellPotential({ ...asked, ...by, language, says });
  if ('refused' in answer) return refusal(answer.refused, parsed.entries);
  const after = await potentialToTell(asked.loanId, asked.partnerId);
  const isShort = part === 'costs' && says.part === 'costs' && says.costs.length > 0;
  const next =
    isShort && after?.unnamed !== 0n ? part : potentialParts[potentialParts.indexOf(part) + 1];
  return redirect(
    next
      ? href('desk/loan-potential', { id: asked.loanId, part: next }, { done: 'saved' })
      : href('desk/loan', { id: asked.loanId }),
  );
}

export default function DeskPotential() {
  const facts = useLoaderData<typeof loader>();
  const { loanId, part, name, use, unnamed, localCurrency, saved, rows } = facts;
  const answer = formAnswer(useActionData<typeof action>());
  const isAnswer = Object.keys(answer.entries).length > 0;
  const step = potentialParts.indexOf(part) + 1;
  const next = potentialParts[step];
  const write = (amount: bigint) =>
    formatMoneyInProse({ amount, currency: localCurrency }, getLocale());
  return (
    <Page
      title={m.potential_title({ part: partWords(part) })}
      lead={<p>{m.potential_lead({ step, of: potentialParts.length })}</p>}
      trail={[
        { to: href('desk/home'), label: m.desk_title() },
        { to: href('desk/loan', { id: loanId }), label: `${name} ${use}` },
      ]}
    >
      {unnamed === 0n ? null : (
        <Notice tone="late">
          {unnamed > 0n
            ? m.potential_unnamed({ sum: write(unnamed), of: write(facts.localAmount) })
            : m.potential_too_much({ sum: write(-unnamed), of: write(facts.localAmount) })}
        </Notice>
      )}
      {facts.wasSaved && unnamed === 0n ? <Notice tone="good">{m.potential_saved()}</Notice> : null}
      {part === 'costs' ? (
        <p className="text-ink-soft">{m.potential_costs_of({ sum: write(facts.localAmount) })}</p>
      ) : null}
      <ActForm
        key={part}
        answer={answer}
        keep={{ personId: facts.personId, isTyped: isAnswer }}
        action={href('desk/loan-potential', { id: loanId, part })}
        button={next ? m.potential_next() : m.potential_last()}
      >
        <PotentialFields
          part={part}
          answer={answer}
          saved={saved}
          currency={localCurrency}
          rows={rows}
        />
      </ActForm>
      <p className="flex flex-wrap gap-3">
        {next ? (
          <LinkButton kind="quiet" to={href('desk/loan-potential', { id: loanId, part: next })}>
            {m.potential_skip()}
          </LinkButton>
        ) : null}
        <Link
          to={href('desk/loan', { id: loanId })}
          className="inline-flex min-h-11 items-center px-2"
        >
          {m.potential_back()}
        </Link>
      </p>
    </Page>
  );
}
