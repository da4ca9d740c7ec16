import type { ShownPotential, ShownTelling } from '#app/domain/potential/shown-potential.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoneyInProse } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { languageName } from './display-names.ts';
import { Initials } from './initials.tsx';
import { MoneySplit } from './money-split.tsx';
import { Card, Section } from './page.tsx';
import { YearChart } from './year-chart.tsx';

interface Told {
  readonly name: string;
  readonly stories: readonly ShownTelling[];
  /** Null where nobody may see it. */
  readonly potential: ShownPotential | null;
  readonly localAmount: bigint;
  readonly localCurrency: string;
  readonly partner: string;
}

/** Who she is, what she plans and can do, what the money buys: short parts, in the first language told. */
export function LoanTelling(told: Told) {
  const { name, potential, partner } = told;
  const [story, ...others] = told.stories;
  if (!story) return null;
  return (
    <>
      <div lang={story.language} className="grid gap-8">
        <Words title={m.telling_who({ name })} text={story.text} />
        {story.quote ? (
          <blockquote className="border-s-[3px] border-clay ps-5 font-serif text-xl leading-snug">
            “{story.quote}”
          </blockquote>
        ) : null}
        {story.plan ? <Words title={m.telling_plan()} text={story.plan} /> : null}
        {potential ? <Skills name={name} story={story} potential={potential} /> : null}
        {potential ? <Costs told={told} story={story} potential={potential} /> : null}
        {potential && potential.incomeByMonth.length === 12 ? (
          <Section title={m.telling_year()}>
            <YearChart months={potential.incomeByMonth} />
          </Section>
        ) : null}
        {potential?.voucherName ? (
          <Voucher name={name} story={story} potential={potential} partner={partner} />
        ) : null}
      </div>
      {others.map((other) => (
        <details key={other.language} className="border-y border-line">
          <summary className="min-h-11 cursor-pointer py-2.5 font-semibold">
            {m.telling_in({ language: languageName(other.language) })}
          </summary>
          <div lang={other.language} className="grid gap-3 pb-5 font-serif text-lg">
            {other.use ? <p className="font-semibold">{`${name} ${other.use}`}</p> : null}
            {[other.text, other.plan, other.quote ? `“${other.quote}”` : null].map((text, index) =>
              text ? (
                <p key={index} className="max-w-[36em] whitespace-pre-line">
                  {text}
                </p>
              ) : null,
            )}
          </div>
        </details>
      ))}
    </>
  );
}

function Words({ title, text }: { title: string; text: string }) {
  return (
    <Section title={title}>
      <p className="max-w-[34em] font-serif text-lg leading-relaxed whitespace-pre-line sm:text-[1.1875rem]">
        {text}
      </p>
    </Section>
  );
}

function Skills(props: { name: string; story: ShownTelling; potential: ShownPotential }) {
  const { story, potential } = props;
  if (story.skills.length === 0 && !story.training) return null;
  return (
    <Section title={m.telling_skills({ name: props.name })}>
      {story.skills.length > 0 ? (
        <ul className="flex flex-wrap gap-2">
          {story.skills.map((skill) => (
            <li key={skill} className="rounded-full bg-leaf-soft px-3.5 py-1.5">
              {skill}
            </li>
          ))}
        </ul>
      ) : null}
      {story.training ? (
        <p>
          <b className="font-semibold">
            {potential.trainingState === 'under_way'
              ? m.telling_training_under_way()
              : m.telling_training()}
          </b>{' '}
          {story.training}
        </p>
      ) : null}
    </Section>
  );
}

function Costs(props: { told: Told; story: ShownTelling; potential: ShownPotential }) {
  const { told, story, potential } = props;
  const { costAmounts, ownPart } = potential;
  if (costAmounts.length === 0) return null;
  // Named in another language, if not in this one.
  const named = [story, ...told.stories].find((it) => it.costItems.length === costAmounts.length);
  const currency = asCurrency(told.localCurrency);
  const write = (amount: bigint) => formatMoneyInProse({ amount, currency }, getLocale());
  return (
    <Section title={m.telling_costs()}>
      <MoneySplit
        parts={costAmounts.map((amount, index) => ({
          name: named?.costItems[index] ?? m.telling_cost_number({ number: index + 1 }),
          amount,
        }))}
        currency={told.localCurrency}
      />
      <p className="text-sm text-ink-soft">
        {m.telling_costs_sum({ sum: write(told.localAmount) })}
        {ownPart ? ` ${m.telling_own_part({ name: told.name, sum: write(ownPart) })}` : null}
      </p>
    </Section>
  );
}

function Voucher(props: {
  name: string;
  story: ShownTelling;
  potential: ShownPotential;
  partner: string;
}) {
  const { story, potential } = props;
  const by = potential.voucherName ?? '';
  const years = potential.voucherYears;
  return (
    <Section title={m.telling_voucher({ name: props.name })}>
      <Card>
        <div className="flex gap-4 max-sm:flex-col sm:gap-5">
          <Initials name={by} />
          <div className="grid gap-2">
            {story.voucherSays ? (
              <p className="font-serif text-lg leading-snug">“{story.voucherSays}”</p>
            ) : null}
            <p className="text-sm text-ink-soft">
              <b className="text-ink">{by}</b>
              {story.voucherRole ? `, ${story.voucherRole}` : null}
              {years ? ` · ${m.telling_voucher_years({ count: years })}` : null}
            </p>
          </div>
        </div>
      </Card>
    </Section>
  );
}
