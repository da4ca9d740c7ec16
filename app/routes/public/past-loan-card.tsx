import { Link } from '@remix-run/react';
import type { PastCard } from '#app/domain/search/past-loans.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoneyInProse } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { Beads } from '#app/ui/beads.tsx';
import { countryName } from '#app/ui/display-names.ts';
import { LoanPicture } from '#app/ui/loan-picture.tsx';

/** What became of a loan: how much of it came back, instalment by instalment, and what was lost. */
export function PastLoanCard({ loan }: { loan: PastCard }) {
  const currency = asCurrency(loan.currency);
  const write = (amount: bigint) => formatMoneyInProse({ amount, currency }, getLocale());
  const name = loan.name ?? m.a_borrower();
  return (
    <article className="loan-card relative flex flex-col overflow-hidden rounded-card bg-card shadow-card">
      <div className="relative overflow-hidden">
        <LoanPicture loan={loan} isListed />
      </div>
      <div className="flex flex-1 flex-col gap-2.5 p-5">
        <h2 className="line-clamp-3 text-lg leading-snug">
          <Link
            to={href('public/loan', { slug: loan.slug })}
            className="no-underline after:absolute after:inset-0"
          >
            {name} {loan.use}
          </Link>
        </h2>
        <p className="text-sm text-ink-soft">
          {[loan.town, countryName(loan.country), loan.partner].filter(Boolean).join(', ')}
        </p>
        <div className="figures mt-auto grid gap-2 text-sm">
          {loan.raised > 0n ? (
            <>
              <Beads instalments={loan.instalments} done={loan.done} late={loan.late} />
              <p>
                <strong>{m.past_back({ sum: write(loan.repaid), of: write(loan.raised) })}</strong>
                {loan.lost > 0n ? (
                  <span className="text-red"> · {m.past_sum_lost({ sum: write(loan.lost) })}</span>
                ) : null}
              </p>
            </>
          ) : (
            <p className="text-ink-soft">{m.past_refunded()}</p>
          )}
        </div>
      </div>
    </article>
  );
}
