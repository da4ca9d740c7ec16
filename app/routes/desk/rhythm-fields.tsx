import { m } from '#app/messages/compiled/messages.js';
import { FieldRow, SelectField, TextField } from '#app/ui/field.tsx';
import { monthName } from '#app/ui/year-chart.tsx';
import type { Rhythm } from './schedule-form.ts';

/** What every part of the draft's form is given. */
export interface FieldsProps {
  entries: Record<string, string>;
  errors: Record<string, string>;
  currency: string;
}

const words: Record<Rhythm, () => string> = {
  week: m.rhythm_week,
  fortnight: m.rhythm_fortnight,
  four_weeks: m.rhythm_four_weeks,
  month: m.rhythm_month,
  two_months: m.rhythm_two_months,
  quarter: m.rhythm_quarter,
  half_year: m.rhythm_half_year,
  season: m.rhythm_season,
  rows: m.rhythm_rows,
};

/**
 * How often she pays. What belongs to a choice is shown while it is chosen (`.of-rhythm` in app.css), and
 * always where the browser cannot tell.
 */
export function RhythmFields(props: FieldsProps) {
  const { entries, errors } = props;
  const field = (name: string, otherwise = '') => ({
    name,
    entry: entries[name] ?? otherwise,
    error: errors[name],
  });
  return (
    <div className="rhythm grid gap-5">
      <SelectField
        {...field('rhythm', 'month')}
        label={m.draft_rhythm()}
        choices={Object.entries(words).map(([value, label]) => ({ value, label: label() }))}
      />
      <div className="of-terms">
        <FieldRow>
          <TextField
            {...field('instalments', '12')}
            label={m.draft_instalments()}
            inputMode="numeric"
          />
          <TextField
            {...field('firstDueOn')}
            label={m.draft_first_due()}
            hint={m.draft_first_due_hint()}
            type="date"
          />
          <TextField {...field('annualRate')} label={m.draft_annual_rate()} inputMode="decimal" />
          <SelectField
            {...field('method', 'flat')}
            label={m.draft_method()}
            choices={[
              { value: 'flat', label: m.method_flat() },
              { value: 'declining', label: m.method_declining() },
              { value: 'equal_principal', label: m.method_equal_principal() },
            ]}
          />
        </FieldRow>
      </div>
      <div className="of-regular">
        <TextField
          {...field('principalGrace', '0')}
          label={m.draft_grace()}
          hint={m.draft_grace_hint()}
          inputMode="numeric"
          isShort
        />
      </div>
      <Season {...props} />
      <Rows {...props} />
    </div>
  );
}

const parts = [0, 1, 2, 3, 4];

function Season({ entries, errors }: FieldsProps) {
  const error = errors['season'];
  return (
    <fieldset id="field-season" className="of-season grid gap-4">
      <legend className="pb-1.5 font-semibold">{m.draft_season()}</legend>
      <p className="text-sm text-ink-soft">{m.draft_season_hint()}</p>
      {error ? <p className="text-sm font-semibold text-red">{error}</p> : null}
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {Array.from({ length: 12 }, (_, month) => (
          <SelectField
            key={month}
            name={`weight${month + 1}`}
            entry={entries[`weight${month + 1}`] ?? '0'}
            label={monthName(month)}
            choices={parts.map((count) => ({
              value: String(count),
              label: count === 0 ? m.season_nothing() : m.season_parts({ count }),
            }))}
          />
        ))}
      </div>
    </fieldset>
  );
}

/** A small table, whatever falls due when. */
function Rows({ entries, errors, currency }: FieldsProps) {
  const count = Math.max(6, Number(entries['rowCount'] ?? 0));
  const columns = [
    { name: 'on', label: m.column_due(), type: 'date' },
    { name: 'principal', label: m.column_principal({ currency }), type: 'text' },
    { name: 'interest', label: m.column_interest({ currency }), type: 'text' },
  ] as const;
  return (
    <div className="of-rows grid gap-3">
      <input type="hidden" name="rowCount" value={count} />
      <div className="overflow-x-auto rounded-card border border-line bg-card">
        <table className="rows w-full border-collapse" data-grid>
          <caption className="sr-only">{m.rhythm_rows()}</caption>
          <thead className="bg-sunk text-start text-sm text-ink-soft max-sm:sr-only">
            <tr>
              <th scope="col" className="w-10 px-2 py-3" aria-label={m.draft_row()} />
              {columns.map((column) => (
                <th key={column.name} scope="col" className="px-2 py-3 text-start font-semibold">
                  {column.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: count }, (_, index) => (
              <tr
                key={index}
                className="border-t border-line max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-1 max-sm:px-2 max-sm:py-2"
              >
                <th
                  scope="row"
                  className="figures px-2 text-start text-sm font-normal text-ink-soft max-sm:col-span-2"
                >
                  {index + 1}
                </th>
                {columns.map(({ name, label, type }) => {
                  const own = `${name}${index + 1}`;
                  const error = errors[own];
                  return (
                    <td
                      key={own}
                      id={`field-${own}`}
                      className={`p-1 align-top ${name === 'on' ? 'max-sm:col-span-2' : ''}`}
                    >
                      <span aria-hidden="true" className="text-sm text-ink-soft sm:hidden">
                        {label}
                      </span>
                      <input
                        id={own}
                        name={own}
                        type={type}
                        {...(type === 'text' && { inputMode: 'decimal' as const })}
                        defaultValue={entries[own]}
                        autoComplete="off"
                        aria-label={`${label} ${index + 1}`}
                        aria-invalid={error ? true : undefined}
                        aria-describedby={error ? `${own}-error` : undefined}
                        className={`figures min-h-11 w-full ${type === 'date' ? 'min-w-32' : 'min-w-20'} rounded-[9px] border-[1.5px] bg-card px-2.5 text-ink ${error ? 'border-red' : 'border-line-strong'}`}
                      />
                      {error ? (
                        <p id={`${own}-error`} className="text-sm font-semibold text-red">
                          {error}
                        </p>
                      ) : null}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
