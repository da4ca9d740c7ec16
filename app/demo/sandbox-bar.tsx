import { Form, useLocation } from '@remix-run/react';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { DayText, monthWords, useFundingCurrency } from '#app/ui/money.tsx';
import type { MonthSummary } from './month-summary.ts';
import { roleWords } from '#app/ui/role-words.ts';

export interface SandboxFacts {
  readonly people: readonly { id: number; name: string; role: string; partner: string | null }[];
  readonly readerId: number | null;
  readonly now: Date;
  /** The next day on which an instalment is due, at noon. */
  readonly nextDueAt: Date | null;
  /** Where the clock of the demonstration is kept. */
  readonly clockUrl: string;
  /** Where a month is let pass. */
  readonly monthUrl: string;
  /** What came of the month that has just passed. */
  readonly month: MonthSummary | null;
}

const small =
  'min-h-11 cursor-pointer rounded-full border-[1.5px] border-amber/50 px-4 font-semibold hover:bg-card';

/** Says that this is a demonstration, lets one act as any of its people, and moves its clock. */
export function SandboxBar({ facts }: { facts: SandboxFacts }) {
  return (
    <aside aria-label={m.sandbox_label()} className="bg-amber-soft text-sm text-amber">
      <details className="mx-auto max-w-content px-5">
        <summary className="min-h-11 cursor-pointer py-2.5 text-center">
          {m.sandbox_bar()} <DayText day={facts.now} />
        </summary>
        <div className="flex flex-wrap items-end justify-center gap-x-6 gap-y-3 pb-4">
          <Form method="post" action={href('demo/session')} className="flex items-end gap-2">
            <label className="grid gap-1">
              <span>{m.sandbox_become()}</span>
              <select
                name="person"
                defaultValue={facts.readerId ?? undefined}
                className="min-h-11 rounded-field border-[1.5px] border-line-strong bg-card px-3 text-ink"
              >
                {groupsOf(facts.people).map(({ label, people }) => (
                  <optgroup key={label} label={label}>
                    {people.map(({ id, name, role }) => (
                      <option key={id} value={id}>
                        {role === 'lender' ? name : `${name}, ${roleWords(role)}`}
                      </option>
                    ))}
                  </optgroup>
                ))}
              </select>
            </label>
            <button type="submit" className={small}>
              {m.sandbox_become_button()}
            </button>
          </Form>
          <ClockForm
            url={facts.clockUrl}
            to={new Date(facts.now.getTime() + 86_400_000)}
            words={m.sandbox_a_day_later()}
          />
          {facts.nextDueAt ? (
            <ClockForm url={facts.clockUrl} to={facts.nextDueAt} words={m.sandbox_next_due()} />
          ) : null}
          <ClockForm url={facts.monthUrl} words={m.sandbox_month()} />
          <p className="basis-full text-center">{m.sandbox_month_hint()}</p>
        </div>
      </details>
      {facts.month ? <MonthWords month={facts.month} /> : null}
    </aside>
  );
}

/** The host's own people, each partner's, and lenders. */
function groupsOf(people: SandboxFacts['people']) {
  const groups = new Map<string, SandboxFacts['people'][number][]>();
  const labelOf = ({ role, partner }: SandboxFacts['people'][number]) =>
    partner ?? (role === 'lender' ? m.sandbox_lenders() : m.sandbox_host());
  for (const person of people) {
    const label = labelOf(person);
    groups.set(label, [...(groups.get(label) ?? []), person]);
  }
  return [...groups].map(([label, all]) => ({ label, people: all }));
}

/** What came of a month, in one line, at its end. */
function MonthWords({ month }: { month: MonthSummary }) {
  const sum = { amount: BigInt(month.sum), currency: asCurrency(useFundingCurrency()) };
  return (
    <p className="mx-auto max-w-content px-5 pb-3 text-center">
      {m.sandbox_month_passed({
        month: monthWords(month.until.slice(0, 7)),
        reported: month.reported,
        partners: month.partners,
        instalments: month.instalments,
        sum: formatMoney(sum, getLocale()),
        lenders: month.lenders,
        late: month.late,
        opened: month.opened,
      })}
    </p>
  );
}

/** Posted to the demonstration's own server, which keeps the clock for every process. */
function ClockForm(props: { url: string; to?: Date; words: string }) {
  const { pathname, search } = useLocation();
  return (
    <form method="post" action={props.url}>
      {props.to ? <input type="hidden" name="to" value={props.to.toISOString()} /> : null}
      <input type="hidden" name="back" value={pathname + search} />
      <button type="submit" className={small}>
        {props.words}
      </button>
    </form>
  );
}
