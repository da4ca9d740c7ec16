import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';

/** The body of a page: a trail back, a heading, and what it is about. */
export function Page(props: {
  title: string;
  lead?: ReactNode;
  trail?: readonly { to: string; label: string }[];
  /** Beside the heading, where there is room. */
  aside?: ReactNode;
  /** The tabs of whoever's page it is, above all else. */
  nav?: ReactNode;
  children: ReactNode;
  isNarrow?: boolean;
}) {
  return (
    <div className="page">
      {props.nav}
      <PageBody {...props} />
    </div>
  );
}

function PageBody(props: Parameters<typeof Page>[0]) {
  return (
    <div
      className={`content-frame mx-auto w-full px-5 py-8 sm:py-11 ${props.isNarrow ? 'max-w-xl' : 'max-w-content'}`}
    >
      {props.trail ? <Trail steps={props.trail} /> : null}
      <div className="flex flex-wrap items-end justify-between gap-x-8 gap-y-5">
        <div className="min-w-0">
          <h1 className="text-2xl">{props.title}</h1>
          {props.lead ? (
            <div className="mt-3 max-w-[44rem] text-lg text-ink-soft">{props.lead}</div>
          ) : null}
        </div>
        {props.aside}
      </div>
      <div className="mt-7 grid gap-8 [&>*]:min-w-0">{props.children}</div>
    </div>
  );
}

function Trail(props: { steps: readonly { to: string; label: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-1 text-sm">
      <ol className="flex flex-wrap gap-2">
        {props.steps.map((step) => (
          <li
            key={step.to}
            className="flex items-center after:ms-2 after:text-ink-soft after:content-['/'] last:after:content-none"
          >
            <Link to={step.to} className="inline-flex min-h-11 items-center">
              {step.label}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

export function Section(props: { title: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <section className="grid content-start gap-4 [&>*]:min-w-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 className="text-xl">{props.title}</h2>
        {props.aside ? <div className="text-sm">{props.aside}</div> : null}
      </div>
      {props.children}
    </section>
  );
}

export function Card(props: { children: ReactNode }) {
  return (
    <div className="grid content-start gap-4 rounded-card border border-line bg-card p-5 shadow-card sm:p-6 [&>*]:min-w-0">
      {props.children}
    </div>
  );
}
