import { Link } from '@remix-run/react';
import type { LoanCardFacts } from '#app/domain/loans/loan-cards.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoneyInProse, formatRoundPercent } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { countryName } from './display-names.ts';
import { LoanPicture } from './loan-picture.tsx';
import { Flag } from './notices.tsx';

/** Picture, who does what with it, place, what is left and for how long, term and price. No more. */
export function LoanCard(props: {
  loan: LoanCardFacts;
  now: Date;
  /** One level below the heading above the cards. */
  heading?: 'h2' | 'h3';
}) {
  const { loan, now, heading: Heading = 'h3' } = props;
  const name = loan.name ?? m.a_borrower();
  return (
    <article className="loan-card relative flex flex-col overflow-hidden rounded-card bg-card shadow-card">
      <div className="relative overflow-hidden">
        <LoanPicture loan={loan} isListed />
        <UnusualFlag loan={loan} />
      </div>
      <div className="flex flex-1 flex-col gap-2.5 p-5">
        <Heading className="line-clamp-3 text-lg leading-snug">
          <Link
            to={href('public/loan', { slug: loan.slug })}
            className="no-underline after:absolute after:inset-0"
          >
            {name} {loan.use}
          </Link>
        </Heading>
        <p className="text-sm text-ink-soft">
          {[loan.town, countryName(loan.country)].filter(Boolean).join(', ')}
        </p>
        <div className="mt-auto grid gap-2">
          <progress
            max={Number(loan.amount)}
            value={Number(loan.raised)}
            aria-label={progressWords(loan)}
          />
          <p className="figures flex flex-wrap justify-between gap-x-3 text-sm">
            <span>
              <strong>{moneyIn(loan, leftOf(loan))}</strong>{' '}
              <span className="text-ink-soft">
                {m.card_to_go({ amount: moneyIn(loan, loan.amount) })}
              </span>
            </span>
            {loan.fundraiserEndsAt ? <TimeLeft endsAt={loan.fundraiserEndsAt} now={now} /> : null}
          </p>
          <p className="figures flex flex-wrap justify-between gap-x-3 text-sm text-ink-soft">
            <span>{m.term_instalments({ count: loan.instalmentCount })}</span>
            {loan.apr === null ? null : (
              <span>{m.card_apr({ apr: formatRoundPercent(loan.apr, getLocale()) })}</span>
            )}
          </p>
        </div>
      </div>
    </article>
  );
}

type Sums = Pick<LoanCardFacts, 'currency' | 'amount' | 'raised' | 'reserved'>;

const moneyIn = (loan: { currency: string }, amount: bigint) =>
  formatMoneyInProse({ amount, currency: asCurrency(loan.currency) }, getLocale());

/** What can still be lent, not counting what is reserved. */
function leftOf({ amount, raised, reserved }: Sums): bigint {
  const left = amount - raised - reserved;
  return left > 0n ? left : 0n;
}

/** In its last three days the time is said in colour too; no second ticks. */
function TimeLeft({ endsAt, now }: { endsAt: Date; now: Date }) {
  const isSoon = endsAt.getTime() - now.getTime() < 3 * 86_400_000;
  return (
    <span className={isSoon ? 'font-semibold text-clay' : 'text-ink-soft'}>
      {timeLeft(endsAt, now)}
    </span>
  );
}

/** Over the picture, and only where a loan is not as most are. */
function UnusualFlag({ loan }: { loan: LoanCardFacts }) {
  const words = loan.preDisbursedOn
    ? m.flag_paid_out_before()
    : loan.currencyLiability === 'lender' || loan.currencyLiability === 'shared'
      ? m.flag_currency_risk()
      : null;
  return words ? (
    <span className="absolute start-3.5 top-3.5">
      <Flag tone="late">{words}</Flag>
    </span>
  ) : null;
}

function progressWords({ amount, raised, currency }: Sums): string {
  return m.progress_words({
    raised: moneyIn({ currency }, raised),
    amount: moneyIn({ currency }, amount),
  });
}

/** The progress bar, and the same in words. */
export function FundingProgress({ loan }: { loan: Sums }) {
  const words = progressWords(loan);
  return (
    <div className="grid gap-1.5">
      <progress max={Number(loan.amount)} value={Number(loan.raised)} aria-label={words} />
      <p className="figures text-sm text-ink-soft">
        {words}
        {loan.reserved > 0n
          ? ` · ${m.progress_reserved({ reserved: moneyIn(loan, loan.reserved) })}`
          : ''}
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
