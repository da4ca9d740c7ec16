import type { ReactNode } from 'react';
import { m } from '#app/messages/compiled/messages.js';
import { namedError } from './field-names.ts';

type Tone = 'information' | 'good' | 'late' | 'wrong';

const looks: Record<Tone, string> = {
  information: 'border-sky bg-sky-soft',
  good: 'border-leaf bg-leaf-soft',
  late: 'border-amber bg-amber-soft',
  wrong: 'border-red bg-red-soft',
};

export function Notice(props: {
  tone?: Tone;
  title?: string;
  /** Takes the focus, so that keyboard and screen reader users start at what is wrong. */
  isReadFirst?: boolean;
  children: ReactNode;
}) {
  const { tone = 'information', isReadFirst } = props;
  return (
    <div
      role={tone === 'wrong' ? 'alert' : undefined}
      {...(isReadFirst && { tabIndex: -1, autoFocus: true })}
      className={`rounded-e-[9px] border-s-4 px-4.5 py-3.5 ${looks[tone]}`}
    >
      {props.title ? <p className="font-semibold">{props.title}</p> : null}
      {props.children}
    </div>
  );
}

/** What is wrong with a form, above it, each with a link to its field. */
export function ErrorSummary(props: {
  errors: Record<string, string>;
  refused?: string | null;
  /** Names of this form's fields where they differ from the usual ones. */
  names?: Record<string, string>;
}) {
  const rows = Object.entries(props.errors);
  if (rows.length === 0 && !props.refused) return null;
  return (
    <Notice tone="wrong" title={m.form_has_a_problem()} isReadFirst>
      {props.refused ? <p>{props.refused}</p> : null}
      {rows.length > 0 ? (
        <ul className="list-disc ps-5">
          {rows.map(([name, words]) => (
            <li key={name}>
              <a href={`#field-${name}`}>{namedError(name, words, props.names)}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

export function Flag(props: { tone?: 'good' | 'late' | 'wrong' | 'plain'; children: ReactNode }) {
  const tones = {
    good: 'bg-leaf-soft text-leaf',
    late: 'bg-amber-soft text-amber',
    wrong: 'bg-red-soft text-red',
    plain: 'bg-sunk text-ink-soft',
  };
  return (
    <span
      className={`inline-block justify-self-start rounded-full whitespace-nowrap px-2.5 py-0.5 text-[0.82rem] font-semibold ${tones[props.tone ?? 'plain']}`}
    >
      {props.children}
    </span>
  );
}
