import { Link } from '@remix-run/react';
import type { LenderLoan } from '#app/domain/balances/lender-loans.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Beads } from '#app/ui/beads.tsx';
import { countryName } from '#app/ui/display-names.ts';
import { Face } from '#app/ui/loan-picture.tsx';
import { MoneyText } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';
import { Section } from '#app/ui/page.tsx';

/** Who is late comes first: how late, what is back, what is overdue, and what the partner says. */
export function LateCards({ loans }: { loans: readonly LenderLoan[] }) {
  if (loans.length === 0) return null;
  return (
    <Section title={m.late_title({ count: loans.length })}>
      <ul className="grid gap-6 md:grid-cols-2">
        {loans.map((loan) => (
          <li
            key={loan.id}
            className="grid content-start gap-3 rounded-card border-s-4 border-late bg-card p-5 shadow-card"
          >
            <div className="flex gap-4">
              <Face loan={loan} size="l" />
              <div className="grid min-w-0 gap-1.5">
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <Link to={href('lender/slice', { id: loan.id })} className="font-semibold">
                    {[loan.name ?? m.a_borrower(), loan.town, countryName(loan.country)]
                      .filter(Boolean)
                      .join(', ')}
                  </Link>
                  <Flag tone="late">{m.days_late({ count: loan.late?.days ?? 0 })}</Flag>
                </p>
                <Beads
                  instalments={loan.instalments}
                  done={loan.paid}
                  late={loan.late?.instalments ?? 0}
                />
                <p className="figures text-sm">
                  <strong>
                    <MoneyText amount={loan.back} />
                  </strong>{' '}
                  {m.of_amount()} <MoneyText amount={loan.lent} /> {m.late_is_back()}.{' '}
                  <strong>
                    <MoneyText amount={loan.late?.amount ?? 0n} />
                  </strong>{' '}
                  {m.late_is_overdue()}.
                </p>
              </div>
            </div>
            <p className="border-t border-hair pt-3 text-sm">
              {loan.late?.reason ? (
                <>
                  “{loan.late.reason}” <span className="text-ink-soft">{loan.late.partner}</span>
                </>
              ) : (
                <span className="text-ink-soft">
                  {m.mail_partner_says_nothing({ by: loan.late?.partner ?? '' })}
                </span>
              )}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
