import { Form } from '@remix-run/react';
import type { Choice, Facet, Find } from '#app/domain/search/search-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { Button } from '#app/ui/button.tsx';
import { facetName, facetWords, modeWords } from '#app/ui/facet-words.ts';
import { SelectField } from '#app/ui/field.tsx';

export interface FacetShown {
  readonly facet: Facet;
  readonly modes: readonly string[];
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

interface FiltersProps {
  readonly find: Find;
  readonly shown: readonly FacetShown[];
  readonly partners: readonly { slug: string; name: string }[];
  readonly left: string;
  readonly leftChoices: readonly { value: string; label: string }[];
  readonly count: number;
}

/** The search line, with its button; the filters beside the list belong to the same form. */
export function SearchLine({ text }: { text: string }) {
  return (
    <search className="flex max-w-3xl gap-3">
      <label htmlFor="text" className="sr-only">
        {m.filter_text()}
      </label>
      <input
        id="text"
        name="text"
        type="search"
        form="find"
        defaultValue={text}
        placeholder={m.filter_text_example()}
        className="block min-h-12 w-full rounded-[9px] border-[1.5px] border-line-strong bg-card px-3.5 py-2.5 text-ink placeholder:text-ink-soft"
      />
      <button
        type="submit"
        form="find"
        className="min-h-12 shrink-0 cursor-pointer rounded-full border-[1.5px] border-leaf px-5 font-semibold text-leaf hover:bg-leaf-soft"
      >
        {m.filter_search()}
      </button>
    </search>
  );
}

/** Beside the list; on a phone a sheet that the address opens, without script. */
export function LoanFilters(props: FiltersProps) {
  const { find, shown, partners, count } = props;
  return (
    <aside id="filters" aria-label={m.filter_title()} className="filter-sheet">
      <Form method="get" id="find" className="grid content-start" preventScrollReset>
        <div className="flex items-baseline justify-between gap-4 pb-2 lg:hidden">
          <h2 className="text-xl">{m.filter_title()}</h2>
          <a href="#list" className="inline-flex min-h-11 items-center">
            {m.filter_close()}
          </a>
        </div>
        {shown.map(({ facet, modes, values }) => (
          <FacetField
            key={facet}
            facet={facet}
            modes={modes}
            values={values}
            choice={find.choices[facet]}
            partners={partners}
          />
        ))}
        <FigureFields {...props} />
        <div className="filter-send sticky bottom-0 bg-paper py-4">
          <Button>{m.filter_show({ count })}</Button>
        </div>
      </Form>
    </aside>
  );
}

function FacetField(props: {
  facet: Facet;
  modes: readonly string[];
  values: FacetShown['values'];
  choice: Choice | undefined;
  partners: FiltersProps['partners'];
}) {
  const { facet, values, choice, partners } = props;
  if (values.length === 0) return null;
  const chosen = choice?.values ?? [];
  const mode = choice?.mode ?? 'any';
  return (
    <fieldset className="border-t border-line py-3.5">
      <legend className="float-start pt-1 font-semibold">{facetName(facet)}</legend>
      <div className="mode float-end flex rounded-[9px] bg-sunk p-0.5 text-xs">
        {props.modes.map((it) => (
          <label key={it} className="cursor-pointer">
            <input
              type="radio"
              name={`${facet}-mode`}
              value={it}
              defaultChecked={it === mode}
              className="peer sr-only"
            />
            <span className="flex min-h-7 items-center rounded-[7px] px-2.5 text-ink-soft peer-checked:bg-card peer-checked:font-semibold peer-checked:text-ink peer-checked:shadow-card peer-focus-visible:outline-3 peer-focus-visible:outline-clay">
              {modeWords(it)}
            </span>
          </label>
        ))}
      </div>
      <ul className="clear-both pt-1.5">
        {values.map(({ value, count }) => (
          <li key={value}>
            <label className="flex min-h-9 cursor-pointer items-center gap-2.5 max-lg:min-h-11">
              <input
                type="checkbox"
                name={facet}
                value={value}
                defaultChecked={chosen.includes(value)}
                className={`size-[1.15rem] shrink-0 ${mode === 'none' ? 'accent-red' : 'accent-leaf'}`}
              />
              <span className="min-w-0">{facetWords(facet, value, partners)}</span>
              <span className="figures ms-auto ps-2 text-sm text-ink-soft">{count}</span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

function FigureFields({ find, left, leftChoices }: FiltersProps) {
  const any = { value: '', label: m.filter_any() };
  const entry = (value: number | null) => (value === null ? '' : String(value));
  return (
    <div className="grid gap-3 border-t border-line pt-4">
      <SelectField
        name="apr"
        label={m.filter_apr()}
        entry={entry(find.aprMost === null ? null : find.aprMost / 100)}
        choices={[
          any,
          ...[10, 15, 20, 25, 30].map((percent) => ({
            value: String(percent),
            label: m.filter_apr_most({ percent }),
          })),
        ]}
      />
      <SelectField
        name="months"
        label={m.filter_term()}
        entry={entry(find.monthsMost)}
        choices={[
          any,
          ...[6, 9, 12, 18, 24].map((count) => ({
            value: String(count),
            label: m.filter_months({ count }),
          })),
        ]}
      />
      <SelectField
        name="left"
        label={m.filter_left()}
        entry={left}
        choices={[any, ...leftChoices]}
      />
      <SelectField
        name="closing"
        label={m.filter_closing()}
        entry={entry(find.closesInDays)}
        choices={[
          any,
          ...[3, 7, 14].map((count) => ({
            value: String(count),
            label: m.filter_closing_days({ count }),
          })),
        ]}
      />
      {find.sort === 'closing' ? null : <input type="hidden" name="sort" value={find.sort} />}
    </div>
  );
}
