import { Link } from '@remix-run/react';
import type { FeaturedLoan } from '#app/domain/front/featured-loan.ts';
import type { LoanCardFacts } from '#app/domain/loans/loan-cards.ts';
import { m } from '#app/messages/compiled/messages.js';
import { href } from '#app/paths.ts';
import { Beads } from '#app/ui/beads.tsx';
import { LinkButton } from '#app/ui/button.tsx';
import { countryName } from '#app/ui/display-names.ts';
import { LoanPicture } from '#app/ui/loan-picture.tsx';
import { useShareWords } from '#app/ui/money.tsx';

/** What this is, in one sentence and in three people. */
export function HomeHero(props: {
  count: number;
  featured: FeaturedLoan | null;
  cards: readonly LoanCardFacts[];
}) {
  const { count, featured, cards } = props;
  return (
    <section className="grid items-center gap-10 md:grid-cols-[1.02fr_1fr] md:gap-14">
      <div>
        <h1 className="text-3xl">{m.home_title({ share: useShareWords() })}</h1>
        <p className="mt-5 mb-7 max-w-[31em] text-lg text-ink-soft">{m.home_promise()}</p>
        <div className="flex flex-wrap gap-3.5 max-sm:[&>*]:w-full">
          <LinkButton to={href('public/loans')}>{m.home_see_count({ count })}</LinkButton>
          <LinkButton to={href('public/how-it-works')} kind="quiet">
            {m.nav_how_it_works()}
          </LinkButton>
        </div>
      </div>
      <Mosaic featured={featured} cards={cards} />
    </section>
  );
}

type Tile = LoanCardFacts | FeaturedLoan;

function Mosaic({
  featured,
  cards,
}: {
  featured: FeaturedLoan | null;
  cards: readonly LoanCardFacts[];
}) {
  const tiles: readonly Tile[] = featured ? [featured, ...cards] : cards;
  const [first, ...others] = tiles.slice(0, 3);
  if (!first) return null;
  return (
    <div className="grid grid-cols-[1.45fr_1fr] gap-3.5 [&_img]:h-full [&_img]:w-full [&_img]:object-cover">
      <figure className="relative row-span-2 aspect-[3/4] overflow-hidden rounded-[18px]">
        <LoanPicture loan={first} />
        <Caption tile={first} />
      </figure>
      {others.map((tile) => (
        <Link
          key={tile.slug}
          to={href('public/loan', { slug: tile.slug })}
          aria-label={`${tile.name ?? m.a_borrower()} ${tile.use}`}
          className="block overflow-hidden rounded-[18px]"
        >
          <LoanPicture loan={tile} />
        </Link>
      ))}
    </div>
  );
}

function Caption({ tile }: { tile: Tile }) {
  const place = [tile.town, countryName(tile.country)].filter(Boolean).join(', ');
  return (
    <figcaption className="absolute inset-x-3 bottom-3 grid gap-1 rounded-xl bg-card/95 px-3.5 py-2.5 text-sm">
      <Link
        to={href('public/loan', { slug: tile.slug })}
        className="no-underline after:absolute after:-inset-3"
      >
        <strong>{tile.name ?? m.a_borrower()}</strong>, {place}
      </Link>
      {'done' in tile ? (
        <>
          <Beads instalments={tile.instalments} done={tile.done} />
          <span className="text-xs">{m.repaid_of({ done: tile.done, all: tile.instalments })}</span>
        </>
      ) : null}
    </figcaption>
  );
}
