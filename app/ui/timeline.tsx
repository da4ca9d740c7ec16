import type { ReactNode } from 'react';

/** What happened, in chronological order: when, what, and more about it. */
export function Timeline(props: {
  label: string;
  steps: readonly { key: string | number; at: ReactNode; what: ReactNode; more?: ReactNode }[];
}) {
  return (
    <ol aria-label={props.label} className="grid border-s-2 border-line">
      {props.steps.map((step) => (
        <li
          key={step.key}
          className="relative py-2 ps-6 before:absolute before:-start-[7px] before:top-4.5 before:size-3 before:rounded-full before:border-2 before:border-clay before:bg-paper last:before:bg-clay"
        >
          <span className="font-semibold">{step.what}</span>
          <span className="block text-sm text-ink-soft">{step.at}</span>
          {step.more ? <span className="block text-ink-soft">{step.more}</span> : null}
        </li>
      ))}
    </ol>
  );
}
