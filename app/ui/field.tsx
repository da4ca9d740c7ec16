import type { ReactNode } from 'react';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney } from '#app/messages/format.ts';
import { readAmount } from '#app/messages/read-amount.ts';
import { asCurrency } from '#app/money/currencies.ts';

interface FieldProps {
  name: string;
  /** Tells fields of the same name apart where a page has several forms. */
  scope?: string | undefined;
  label: string;
  hint?: string;
  error?: string | undefined;
  entry?: string | undefined;
  isRequired?: boolean;
}

const box =
  'block w-full min-h-12 rounded-[9px] border-[1.5px] bg-card px-3.5 py-2.5 text-ink placeholder:text-ink-soft';
const edge = (error: string | undefined) => (error ? 'border-red' : 'border-line-strong');

const idOf = ({ name, scope }: FieldProps) => (scope ? `${scope}-${name}` : name);

/** Label, hint and error around one control; they describe it to screen readers. */
function Frame(props: FieldProps & { children: ReactNode }) {
  const { label, hint, error } = props;
  const id = idOf(props);
  return (
    <div className="field grid content-end" id={`field-${id}`}>
      <label htmlFor={id} className="pb-1.5 font-semibold">
        {label}
      </label>
      <div className="grid gap-1.5 pb-1.5 text-sm empty:pb-0">
        {hint ? (
          <p id={`${id}-hint`} className="text-ink-soft">
            {hint}
          </p>
        ) : null}
        {error ? (
          <p id={`${id}-error`} className="font-semibold text-red">
            {error}
          </p>
        ) : null}
      </div>
      {props.children}
    </div>
  );
}

/** Fields side by side where there is room: labels, hints and boxes each on their own line. */
export function FieldRow({ children }: { children: ReactNode }) {
  return <div className="field-row grid gap-x-5 sm:grid-cols-2">{children}</div>;
}

function describedBy(props: FieldProps) {
  const id = idOf(props);
  const ids = [props.hint ? `${id}-hint` : '', props.error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ');
  return ids || undefined;
}

export function TextField(
  props: FieldProps & {
    type?: 'text' | 'email' | 'password' | 'date' | 'month' | 'search' | 'file';
    autoComplete?: string;
    inputMode?: 'text' | 'decimal' | 'numeric' | 'email';
    accept?: string;
    isShort?: boolean;
  },
) {
  const { name, error, entry, type = 'text' } = props;
  return (
    <Frame {...props}>
      <input
        id={idOf(props)}
        name={name}
        type={type}
        defaultValue={type === 'password' || type === 'file' ? undefined : entry}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        accept={props.accept}
        required={props.isRequired}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(props)}
        className={`${box} ${edge(error)} ${props.isShort ? 'max-w-56' : ''}`}
      />
      {props.accept?.startsWith('image/') ? (
        // Filled by `browser/pictures.ts` with the chosen picture.
        <output
          id={`${idOf(props)}-preview`}
          htmlFor={idOf(props)}
          className="block max-w-64 overflow-hidden rounded-field border border-line empty:hidden"
        />
      ) : null}
    </Frame>
  );
}

/** Shows how the amount is understood, as sent or (`browser/amounts.ts`) as it is typed. */
export function MoneyField(props: FieldProps & { currency: string; isReadFirst?: boolean }) {
  const { name, error, entry = '', currency } = props;
  const amount = readAmount(entry, asCurrency(currency), getLocale());
  const money = amount ? { amount, currency: asCurrency(currency) } : null;
  return (
    <Frame {...props}>
      <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <input
          id={idOf(props)}
          name={name}
          data-currency={currency}
          inputMode="decimal"
          autoComplete="off"
          // Without a summary above, the focus starts at the error.
          {...(props.isReadFirst && { autoFocus: true })}
          defaultValue={entry}
          required={props.isRequired}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(props)}
          className={`${box} ${edge(error)} figures max-w-48`}
        />
        <span className="text-ink-soft">{currency}</span>
        <output
          id={`${idOf(props)}-echo`}
          htmlFor={idOf(props)}
          className="figures min-h-6 text-sm text-ink-soft"
        >
          {money ? `= ${formatMoney(money, getLocale())}` : ''}
        </output>
      </span>
    </Frame>
  );
}

export function TextArea(props: FieldProps & { rows?: number; isCode?: boolean }) {
  const { name, error, entry, rows = 6 } = props;
  return (
    <Frame {...props}>
      <textarea
        id={idOf(props)}
        name={name}
        rows={rows}
        defaultValue={entry}
        required={props.isRequired}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(props)}
        className={`${box} ${edge(error)} ${props.isCode ? 'font-mono text-sm' : ''}`}
      />
    </Frame>
  );
}

export function SelectField(
  props: FieldProps & { choices: readonly { value: string; label: string }[] },
) {
  const { name, error, entry } = props;
  return (
    <Frame {...props}>
      <select
        id={idOf(props)}
        name={name}
        defaultValue={entry}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(props)}
        className={`${box} ${edge(error)}`}
      >
        {props.choices.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </Frame>
  );
}

export function CheckField(props: {
  name: string;
  label: string;
  isChecked?: boolean;
  hint?: string;
}) {
  return (
    <label className="flex min-h-11 items-start gap-3 py-1.5">
      <input
        type="checkbox"
        name={props.name}
        value="yes"
        defaultChecked={props.isChecked}
        className="mt-0.5 size-6 shrink-0 accent-leaf"
      />
      <span>
        {props.label}
        {props.hint ? <span className="block text-sm text-ink-soft">{props.hint}</span> : null}
      </span>
    </label>
  );
}

/** A few choices as cards; the first one is chosen unless another is named. */
export function ChoiceCards(props: {
  name: string;
  legend: string;
  choices: readonly { value: string; label: string }[];
  chosen?: string;
}) {
  const { name, choices, chosen = choices[0]?.value } = props;
  return (
    <fieldset>
      <legend className="mb-2 text-sm text-ink-soft">{props.legend}</legend>
      <div className="grid grid-cols-2 gap-2 min-[26rem]:grid-cols-[repeat(auto-fit,minmax(4.5rem,1fr))]">
        {choices.map(({ value, label }) => (
          <label
            key={value}
            className="figures grid min-h-12 cursor-pointer place-items-center rounded-[9px] border-[1.5px] border-line-strong px-2 font-semibold has-checked:border-leaf has-checked:bg-leaf-soft has-checked:text-leaf has-focus-visible:outline-3 has-focus-visible:outline-clay has-focus-visible:outline-offset-3"
          >
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={value === chosen}
              className="sr-only"
            />
            {label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
