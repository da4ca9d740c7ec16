import { Link } from '@remix-run/react';
import type { partnerList } from '#app/domain/loans/partner-list.ts';
import type { Cover } from '#app/domain/books/cover.ts';
import { m } from '#app/messages/compiled/messages.js';
import { getLocale } from '#app/messages/compiled/runtime.js';
import { formatMoney, formatRoundPercent } from '#app/messages/format.ts';
import { asCurrency } from '#app/money/currencies.ts';
import { href } from '#app/paths.ts';
import { countryName } from '#app/ui/display-names.ts';
import { loanCount } from '#app/ui/loan-count.ts';
import { Initials } from '#app/ui/initials.tsx';
import { useFundingCurrency } from '#app/ui/money.tsx';

type Partner = Pick<
  Awaited<ReturnType<typeof partnerList>>[number],
  'slug' | 'name' | 'country' | 'paidOut' | 'late'
>;

/** Who finds the borrowers, and who keeps the money. */
export function HomeHosts(props: {
  partners: readonly Partner[];
  host: { name: string; address: string | null; email: string | null };
  cover: Cover;
}) {
  return (
    <section className="grid gap-x-14 gap-y-12 md:grid-cols-2">
      <Partners partners={props.partners} />
      <div className="grid content-start gap-4">
        <h2 className="text-2xl">{m.host_keeps_title()}</h2>
        <p>{m.host_lead()}</p>
        <p>
          <strong>{props.host.name}</strong>
          {props.host.address ? `, ${props.host.address}` : null}
          {props.host.email ? (
            <>
              {' · '}
              <a href={`mailto:${props.host.email}`} className="inline-flex min-h-11 items-center">
                {props.host.email}
              </a>
            </>
          ) : null}
        </p>
        <CoverCard {...props.cover} />
      </div>
    </section>
  );
}

function Partners({ partners }: { partners: readonly Partner[] }) {
  return (
    <div className="grid content-start gap-4">
      <h2 className="text-2xl">{m.partners_do_title()}</h2>
      <p>{m.partners_do_text()}</p>
      <ul className="grid">
        {partners.map((partner) => (
          <li
            key={partner.slug}
            className="flex items-center justify-between gap-4 border-t border-line py-3"
          >
            <span className="flex min-w-0 items-center gap-3">
              <Initials name={partner.name} />
              <span className="min-w-0">
                <Link
                  to={href('public/partner', { slug: partner.slug })}
                  className="font-semibold no-underline"
                >
                  {partner.name}
                </Link>{' '}
                <span className="text-sm text-ink-soft">{countryName(partner.country)}</span>
              </span>
            </span>
            <span className="figures text-end text-sm text-ink-soft">
              {loanCount(partner.paidOut)}
              {partner.late === null
                ? null
                : `, ${m.partner_late_of({ rate: formatRoundPercent(partner.late, getLocale()) })}`}
            </span>
          </li>
        ))}
      </ul>
      <p>
        <Link to={href('public/partners')} className="inline-flex min-h-11 items-center">
          {m.partners_all()}
        </Link>
      </p>
    </div>
  );
}

/** Whether what is held covers what is owed, by the books as they are now. */
function CoverCard({ held, owed }: Cover) {
  const currency = asCurrency(useFundingCurrency());
  const write = (amount: bigint) => formatMoney({ amount, currency }, getLocale());
  const isCovered = held >= owed;
  return (
    <div className="flex items-start gap-4 rounded-card bg-card p-5 shadow-card">
      <svg viewBox="0 0 40 40" aria-hidden="true" className="size-10 shrink-0" fill="none">
        <circle
          cx="20"
          cy="20"
          r="17"
          strokeWidth="4"
          className={isCovered ? 'stroke-back' : 'stroke-red'}
        />
        <path
          d={isCovered ? 'm13 20 5 5 9-10' : 'M14 14l12 12M26 14 14 26'}
          strokeWidth="4"
          className={isCovered ? 'stroke-back' : 'stroke-red'}
        />
      </svg>
      <div>
        <p className="font-semibold">{isCovered ? m.cover_yes() : m.cover_no()}</p>
        <p className="figures text-sm text-ink-soft">
          {m.cover_sums({ owed: write(owed), held: write(held) })}
        </p>
      </div>
    </div>
  );
}
