import { Link } from '@remix-run/react';
import type { LoanCardFacts } from '#app/domain/loans/loan-cards.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatAmount, formatMoney } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { countryName } from './display-names.ts';
import { LoanPicture } from './loan-picture.tsx';
import { Flag } from './notices.tsx';

/** Picture, name, place, purpose, progress, what is left, one honest flag. No more. */
export function LoanCard(props: {
  loan: LoanCardFacts;
  now: Date;
  /** One level below the heading above the cards. */
  heading?: 'h2' | 'h3';
}) {
  const { loan, now, heading: Heading = 'h3' } = props;
  return (
    <article className="relative flex flex-col overflow-hidden rounded-card border border-line bg-card shadow-card">
      <LoanPicture loan={loan} isListed />
      <div className="grid flex-1 grid-rows-[auto_auto_1fr_auto_auto] gap-3 p-5">
        <div>
          <HonestFlag loan={loan} />
        </div>
        <Heading className="text-lg">
          <Link
            to={href('public/loan', { slug: loan.slug })}
            className="no-underline after:absolute after:inset-0"
          >
            {loan.name ?? m.a_borrower()}, {loan.town ?? countryName(loan.country)}
          </Link>
        </Heading>
        <p className="line-clamp-3 self-start">{loan.use}</p>
        <FundingProgress loan={loan} />
        <div className="flex flex-wrap justify-between gap-x-3 text-sm">
          <span className="figures font-semibold">{leftWords(loan)}</span>
          {loan.fundraiserEndsAt ? (
            <span className="text-ink-soft">{timeLeft(loan.fundraiserEndsAt, now)}</span>
          ) : null}
          <span className="w-full text-ink-soft">
            {m.term_instalments({ count: loan.instalmentCount })}
          </span>
        </div>
      </div>
    </article>
  );
}

/** What can still be lent, not counting what is reserved. */
function leftWords({ amount, raised, reserved, currency }: LoanCardFacts): string {
  const left = amount - raised - reserved;
  const money = { amount: left > 0n ? left : 0n, currency: asCurrency(currency) };
  return m.panel_left({ amount: formatMoney(money, getLocale()) });
}

function HonestFlag({ loan }: { loan: LoanCardFacts }) {
  if (loan.preDisbursedOn) return <Flag tone="late">{m.flag_paid_out_before()}</Flag>;
  if (loan.currencyLiability === 'lender' || loan.currencyLiability === 'shared') {
    return <Flag tone="late">{m.flag_currency_risk()}</Flag>;
  }
  return <Flag>{m.flag_paid_out_after()}</Flag>;
}

/** The progress bar, and the same in words. */
export function FundingProgress(props: {
  loan: { currency: string; amount: bigint; raised: bigint; reserved: bigint };
}) {
  const { amount, raised, reserved } = props.loan;
  const currency = asCurrency(props.loan.currency);
  const write = (part: bigint) => formatAmount({ amount: part, currency }, getLocale());
  const words = m.progress_words({ raised: write(raised), amount: write(amount), currency });
  return (
    <div className="grid gap-1.5">
      <progress max={Number(amount)} value={Number(raised)} aria-label={words} />
      <p className="figures text-sm text-ink-soft">
        {words}
        {reserved > 0n ? ` · ${m.progress_reserved({ reserved: write(reserved) })}` : ''}
      </p>
    </div>
  );
}

/** How long a fundraiser is open: days, then hours, never a ticking second. */
export function timeLeft(endsAt: Date, now: Date): string {
  const hours = Math.floor((endsAt.getTime() - now.getTime()) / 3_600_000);
  if (hours < 1) return m.left_under_an_hour();
  if (hours < 48) return m.left_hours({ count: hours });
  return m.left_days({ count: Math.floor(hours / 24) });
}
