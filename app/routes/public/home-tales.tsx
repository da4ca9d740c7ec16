import { Link } from '@remix-run/react';
import type { Tale } from '#app/domain/loans/two-tales.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoneyInProse } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { countryName } from '#app/ui/display-names.ts';
import { LoanPicture } from '#app/ui/loan-picture.tsx';
import { useShare } from '#app/ui/money.tsx';
import { Flag } from '#app/ui/notices.tsx';

/** Two loans told to the end, whole and not: what can come of a slice. */
export function HomeTales({ whole, lost }: { whole: Tale | null; lost: Tale | null }) {
  if (!whole || !lost) return null;
  return (
    <section className="grid gap-4">
      <div>
        <h2 className="text-2xl">{m.tales_title()}</h2>
        <p className="mt-1 text-ink-soft">{m.tales_lead()}</p>
      </div>
      <div className="grid gap-6 md:grid-cols-2">
        <Card tale={whole} />
        <Card tale={lost} />
      </div>
    </section>
  );
}

function Card({ tale }: { tale: Tale }) {
  const { name, lost, quote, use } = tale;
  const write = (amount: bigint) =>
    formatMoneyInProse({ amount, currency: asCurrency(tale.currency) }, getLocale());
  const share = useShare();
  const who = name ?? m.a_borrower();
  const place = [tale.town, countryName(tale.country)].filter(Boolean).join(', ');
  const sums = { count: tale.lenders, raised: write(tale.raised), back: write(tale.back) };
  return (
    <article className="tale relative grid overflow-hidden rounded-card bg-card shadow-card sm:grid-cols-[0.72fr_1fr]">
      <div className="overflow-hidden max-sm:max-h-56 [&_img]:h-full [&_img]:object-cover">
        <LoanPicture loan={tale} isListed />
      </div>
      <div className="grid content-start gap-3 p-5 sm:p-6">
        <Flag tone={lost > 0n ? 'wrong' : 'good'}>
          {lost > 0n ? m.tale_sum_lost({ sum: write(lost) }) : m.tale_whole()}
        </Flag>
        <h3 className="text-lg leading-snug">
          {quote ? (
            <q lang={quote.language}>{quote.text}</q>
          ) : (
            m.tale_share_lost({ lost: write(tale.shareLost), share: write(share) })
          )}
        </h3>
        <p className="text-sm">
          <Link
            to={href('public/loan', { slug: tale.slug })}
            className="font-semibold no-underline after:absolute after:inset-0"
          >
            {who} {use}
          </Link>
          , {place}.{' '}
          {lost > 0n
            ? m.tale_lost(sums)
            : m.tale_back({ ...sums, instalments: tale.instalments, share: write(share) })}
        </p>
      </div>
    </article>
  );
}
