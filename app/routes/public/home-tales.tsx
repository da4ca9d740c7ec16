import { Link } from '@remix-run/react';
import type { Tale, Tales } from '#app/domain/front/two-tales.ts';
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
export function HomeTales({ whole, lost }: Tales) {
  const share = useShare();
  if (!whole || !lost) return null;
  const ofShare = { lost: write(whole, lost.ofShare), share: write(whole, share) };
  return (
    <section className="grid gap-4">
      <div>
        <h2 className="text-2xl">{m.tales_title()}</h2>
        <p className="mt-1 text-ink-soft">{m.tales_lead()}</p>
      </div>
      <div className="grid gap-6 lg:grid-cols-2">
        <Card tale={whole} title={m.tale_whole()} end={m.tale_back({ share: ofShare.share })} />
        <Card
          tale={lost}
          title={m.tale_share_lost(ofShare)}
          end={m.tale_lost({ back: write(lost, lost.back) })}
        />
      </div>
    </section>
  );
}

const write = ({ currency }: Pick<Tale, 'currency'>, amount: bigint) =>
  formatMoneyInProse({ amount, currency: asCurrency(currency) }, getLocale());

/** In the borrower's own words where there are some to read. */
function Card({ tale, title, end }: { tale: Tale; title: string; end: string }) {
  const { name, lost, quote, use } = tale;
  const place = [tale.town, countryName(tale.country)].filter(Boolean).join(', ');
  return (
    <article className="relative grid overflow-hidden rounded-card bg-card shadow-card sm:grid-cols-[0.72fr_1fr]">
      <div className="overflow-hidden max-sm:max-h-56 [&_img]:h-full [&_img]:object-cover">
        <LoanPicture loan={tale} isListed />
      </div>
      <div className="grid content-start gap-3 p-5 sm:p-6">
        <Flag tone={lost > 0n ? 'wrong' : 'good'}>
          {lost > 0n ? m.tale_sum_lost({ sum: write(tale, lost) }) : m.tale_whole()}
        </Flag>
        <h3 className="text-lg leading-snug">
          {quote ? <q lang={quote.language}>{quote.text}</q> : title}
        </h3>
        <p className="text-sm">
          <Link
            to={href('public/loan', { slug: tale.slug })}
            className="font-semibold no-underline after:absolute after:inset-0"
          >
            {name ?? m.a_borrower()} {use}
          </Link>
          , {place}. {m.tale_lenders({ count: tale.lenders, raised: write(tale, tale.raised) })}{' '}
          {end}
        </p>
      </div>
    </article>
  );
}
