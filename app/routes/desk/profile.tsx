import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { z } from 'zod';
import { describePartner, partnerTold } from '#app/domain/partners/describe-partner.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { ActForm, fieldOf } from '#app/ui/act-form.tsx';
import { languageName } from '#app/ui/display-names.ts';
import { FieldRow, TextArea, TextField } from '#app/ui/field.tsx';
import { Notice } from '#app/ui/notices.tsx';
import { Page } from '#app/ui/page.tsx';
import { optionalText } from '#app/web/fields.ts';
import { formAnswer } from '#app/web/form-answer.ts';
import { mistakes, parseForm } from '#app/web/forms.ts';
import { currentLanguage } from '#app/web/language.ts';
import { requirePartnerStaff } from '#app/web/session.ts';
import { DeskNav } from './desk-nav.tsx';

const mostPeople = 6;
const numbers = Array.from({ length: mostPeople }, (_, index) => index + 1);
const texts = ['kind', 'mission', 'price', 'visits', 'collects', 'goesWrong'] as const;

const schema = z.object({
  ...Object.fromEntries(texts.map((name) => [name, optionalText(name === 'kind' ? 120 : 1500)])),
  ...Object.fromEntries(numbers.map((number) => [`name${number}`, optionalText(60)])),
  ...Object.fromEntries(numbers.map((number) => [`role${number}`, optionalText(80)])),
});

export async function loader({ request }: LoaderFunctionArgs) {
  const { partner } = await requirePartnerStaff(request, 'manager');
  const language = currentLanguage();
  const { slug, telling: found } = await partnerTold(partner.id, language);
  const isOwn = found?.language === language;
  const saved: Record<string, string> = {};
  for (const name of texts) saved[name] = (isOwn && found.told[name]) || '';
  for (const [index, { firstName, role }] of (found?.people ?? []).entries()) {
    saved[`name${index + 1}`] = firstName;
    saved[`role${index + 1}`] = isOwn ? role : '';
  }
  const wasSaved = new URL(request.url).searchParams.has('done');
  return { saved, language, slug, wasSaved };
}

/** Writes the partner's own page in the reader's language. */
export async function action({ request }: ActionFunctionArgs) {
  const { personId, partner } = await requirePartnerStaff(request, 'manager');
  const parsed = await parseForm(request, schema);
  if (!parsed.ok) return mistakes(parsed);
  const form = parsed.value as Record<string, string>;
  const text = (name: (typeof texts)[number]) => form[name] || null;
  const people = numbers.flatMap((number) => {
    const firstName = form[`name${number}`] ?? '';
    return firstName ? [{ firstName, role: form[`role${number}`] ?? '' }] : [];
  });
  await describePartner({
    partnerId: partner.id,
    language: currentLanguage(),
    told: {
      kind: text('kind'),
      mission: text('mission'),
      price: text('price'),
      visits: text('visits'),
      collects: text('collects'),
      goesWrong: text('goesWrong'),
    },
    people,
    actorId: personId,
    now: now(),
  });
  return redirect(href('desk/profile', {}, { done: 'saved' }));
}

export default function DeskProfile() {
  const { saved, language, slug, wasSaved } = useLoaderData<typeof loader>();
  const answer = formAnswer(useActionData<typeof action>());
  const field = (name: string) => fieldOf(answer, name, saved[name]);
  return (
    <Page
      title={m.profile_title()}
      lead={<p>{m.profile_lead({ language: languageName(language) })}</p>}
      nav={<DeskNav />}
    >
      {wasSaved ? <Notice tone="good">{m.profile_saved()}</Notice> : null}
      <ActForm answer={answer} button={m.profile_save()}>
        <TextField {...field('kind')} label={m.profile_kind()} hint={m.profile_kind_hint()} />
        <TextArea {...field('mission')} label={m.profile_mission()} rows={5} />
        <TextArea {...field('price')} label={m.profile_price()} rows={4} />
        <TextArea {...field('visits')} label={m.profile_visits()} rows={3} />
        <TextArea {...field('collects')} label={m.profile_collects()} rows={3} />
        <TextArea {...field('goesWrong')} label={m.profile_goes_wrong()} rows={4} />
        <FieldRow>
          {numbers.flatMap((number) => [
            <TextField
              key={`name${number}`}
              {...field(`name${number}`)}
              label={m.profile_name({ number })}
            />,
            <TextField
              key={`role${number}`}
              {...field(`role${number}`)}
              label={m.profile_role({ number })}
            />,
          ])}
        </FieldRow>
      </ActForm>
      <p>
        <Link to={href('public/partner', { slug })} className="inline-flex min-h-11 items-center">
          {m.profile_see()}
        </Link>
      </p>
    </Page>
  );
}
