import { Link } from '@remix-run/react';
import type { PublicRow } from '#app/domain/lenders/public-row.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { countryName } from './display-names.ts';
import { timeLeft } from './loan-card.tsx';
import { Face } from './loan-picture.tsx';
import { loanStatusWords } from './loan-status-words.ts';

/** Loans as faces in a list: who, what for, where, and how it stands. */
export function LoanRows({ loans, now }: { loans: readonly PublicRow[]; now: Date }) {
  return (
    <ul className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
      {loans.map((loan) => (
        <li key={loan.id} className="flex items-start gap-3.5 border-t border-line pt-5">
          <Face loan={loan} />
          <span className="min-w-0">
            <Link to={href('public/loan', { slug: loan.slug })} className="font-semibold">
              {loan.name ?? m.a_borrower()} {loan.use}
            </Link>
            <span className="block text-sm text-ink-soft">
              {[loan.town, countryName(loan.country)].filter(Boolean).join(', ')} ·{' '}
              {loan.status === 'fundraising' && loan.fundraiserEndsAt
                ? timeLeft(loan.fundraiserEndsAt, now)
                : loanStatusWords(loan.status)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
