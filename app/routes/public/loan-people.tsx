import type { LoanPageFacts } from '#app/domain/loans/loan-page.ts';
import type { LoanShown } from './loan-facts.ts';
import { m } from '#app/messages/compiled/messages.js';
import { Link } from '@remix-run/react';
import { href } from '#app/paths.ts';
import { Initials } from '#app/ui/initials.tsx';
import { DayText } from '#app/ui/money.tsx';
import { Section } from '#app/ui/page.tsx';
import { Photo } from '#app/ui/photo.tsx';

/** Who lent: those who want to be seen by first name, the others counted. */
export function LoanLenders({ loan }: { loan: LoanShown }) {
  if (loan.lenderCount === 0) return null;
  const others = loan.lenderCount - loan.lenders.length;
  const shown = loan.lenders.slice(0, 40);
  return (
    <Section title={m.lenders_title()} aside={m.lender_count({ count: loan.lenderCount })}>
      <ul className="flex flex-wrap gap-2">
        {shown.map(({ name, page }, index) => (
          <li key={`${name}-${index}`} className="flex items-center gap-2 pe-2">
            <Initials name={name} />
            {page ? (
              <Link to={href('public/lender', { slug: page })} className="text-sm">
                {name}
              </Link>
            ) : (
              <span className="text-sm">{name}</span>
            )}
          </li>
        ))}
        {others > 0 ? (
          <li className="px-1 py-1.5 text-ink-soft">{m.lenders_unnamed({ count: others })}</li>
        ) : null}
      </ul>
    </Section>
  );
}

/** News of the borrower, the newest first. */
export function LoanUpdates(props: { updates: LoanPageFacts['updates'] }) {
  if (props.updates.length === 0) return null;
  return (
    <Section title={m.updates_title()}>
      <ol className="grid gap-5">
        {props.updates.map((update) => (
          <li key={update.id} className="grid gap-2 border-s-2 border-clay ps-5">
            <p className="text-sm text-ink-soft">
              <DayText day={update.publishedAt} />
            </p>
            <p lang={update.language} className="font-serif text-lg whitespace-pre-line">
              {update.text}
            </p>
            {update.photo ? (
              <Photo
                photo={update.photo}
                alt={m.updates_photo()}
                sizes="24rem"
                className="max-w-sm rounded-card border border-line"
              />
            ) : null}
          </li>
        ))}
      </ol>
    </Section>
  );
}
