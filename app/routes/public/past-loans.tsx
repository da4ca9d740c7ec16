import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Form, Link, useLoaderData } from '@remix-run/react';
import { pastLoans } from '#app/domain/search/past-loans.ts';
import { type PastState, pastStates } from '#app/domain/search/past-states-rules.ts';
import { partnerNames } from '#app/domain/partners/partner-names.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { now } from '#app/platform/clock.ts';
import { Button } from '#app/ui/button.tsx';
import { SelectField, TextField } from '#app/ui/field.tsx';
import { Page } from '#app/ui/page.tsx';
import { currentLanguage } from '#app/web/language.ts';
import { PastLoanCard } from './past-loan-card.tsx';

export const meta: MetaFunction = () => [{ title: `${m.past_title()} · Urunan` }];

const states = Object.keys(pastStates) as PastState[];

export async function loader({ request }: LoaderFunctionArgs) {
  const query = new URL(request.url).searchParams;
  const word = (name: string) => query.get(name)?.slice(0, 80).trim() ?? '';
  const state = states.find((it) => it === word('state')) ?? 'repaid';
  const asked = { country: word('country'), partner: word('partner'), text: word('text') };
  const before = /^\d{1,9}$/.test(word('before')) ? Number(word('before')) : null;
  const found = await pastLoans({
    ...asked,
    state,
    before,
    now: now(),
    language: currentLanguage(),
  });
  return { ...found, state, asked, partners: await partnerNames() };
}

const words: Record<PastState, () => string> = {
  repaying: m.past_repaying,
  repaid: m.past_repaid,
  lost: m.past_lost,
  unfunded: m.past_unfunded,
};

/** Loans that are over or under way: what became of them, with every loss. */
export default function PastLoans() {
  const { cards, next, count, corrected, state, asked, partners } = useLoaderData<typeof loader>();
  const to = (changes: Record<string, string>) =>
    href('public/past-loans', {}, { ...chosen({ ...asked, state }), ...changes });
  return (
    <Page
      title={m.past_title()}
      lead={<p>{m.past_lead()}</p>}
      trail={[{ to: href('public/loans'), label: m.nav_lend() }]}
    >
      <nav aria-label={m.past_title()} className="flex flex-wrap gap-2">
        {states.map((it) => (
          <Link
            key={it}
            to={to({ state: it })}
            aria-current={it === state ? 'page' : undefined}
            className="inline-flex min-h-11 items-center rounded-full border-[1.5px] border-line-strong px-4.5 font-semibold no-underline aria-[current]:border-leaf aria-[current]:bg-leaf-soft"
          >
            {words[it]()}
          </Link>
        ))}
      </nav>
      <Form method="get" className="grid items-end gap-4 sm:grid-cols-[2fr_1fr_auto]">
        <input type="hidden" name="state" value={state} />
        <TextField name="text" label={m.filter_text()} type="search" entry={asked.text} />
        <SelectField
          name="partner"
          label={m.filter_partner()}
          entry={asked.partner}
          choices={[
            { value: '', label: m.filter_any() },
            ...partners.map(({ slug, name }) => ({ value: slug, label: name })),
          ]}
        />
        <Button kind="quiet">{m.filter_search()}</Button>
      </Form>
      <p className="font-semibold">{m.past_count({ count })}</p>
      {corrected.map(({ from, to: instead }) => (
        <p key={from}>{m.loans_corrected({ from, to: instead })}</p>
      ))}
      <div className="grid gap-6 sm:grid-cols-2 lg:grid-cols-3">
        {cards.map((loan) => (
          <PastLoanCard key={loan.id} loan={loan} />
        ))}
      </div>
      {next === null ? null : (
        <p>
          <Link to={to({ before: String(next) })} className="inline-flex min-h-11 items-center">
            {m.pager_next()}
          </Link>
        </p>
      )}
    </Page>
  );
}

const chosen = (asked: Record<string, string>) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== ''));
