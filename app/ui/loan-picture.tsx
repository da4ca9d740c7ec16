import type { PhotoFacts } from '#app/domain/borrowers/visibility-rules.ts';
import { sceneOfSector } from '#app/ui/scenes.ts';
import { Initials } from './initials.tsx';
import { m } from '#app/messages/compiled/messages.js';
import { Photo, Thumbnail, useSavesData } from './photo.tsx';

export interface Pictured {
  readonly sector: string;
  readonly name: string | null;
  readonly photo: PhotoFacts | null;
  readonly drawing: string | null;
}

/** The borrower's photograph, or a drawing in the same frame where there is none or a list is to save data. */
export function LoanPicture(props: { loan: Pictured; isListed?: boolean }) {
  const { name, photo } = props.loan;
  const savesData = useSavesData();
  if (!photo || (props.isListed && savesData)) return <Drawn loan={props.loan} />;
  const picture = {
    photo,
    alt: m.photo_of({ name: name ?? m.a_borrower() }),
    className: 'block aspect-[4/3] w-full object-cover',
  };
  return props.isListed ? (
    <Thumbnail {...picture} />
  ) : (
    <Photo {...picture} sizes="(min-width: 64rem) 40rem, 100vw" />
  );
}

const fileOf = ({ drawing, sector }: Pictured) => `/${drawing ?? sceneOfSector(sector)}.svg`;

/** A drawing says nothing that its page does not say: it is passed over by screen readers. */
function Drawn({ loan }: { loan: Pictured }) {
  const savesData = useSavesData();
  if (savesData) return <div className="aspect-[4/3] w-full bg-sunk" />;
  return (
    <img
      src={fileOf(loan)}
      alt=""
      width="800"
      height="600"
      loading="lazy"
      decoding="async"
      className="scene block aspect-[4/3] w-full object-cover"
    />
  );
}

const faceSizes = { s: 'size-9', m: 'size-12', l: 'size-16' };

/** A face in a round frame, cut from the portrait that the page has already; the whole scene where nobody is shown. */
export function Face(props: { loan: Pictured; size?: keyof typeof faceSizes }) {
  const { loan, size = 'm' } = props;
  const look = `scene ${faceSizes[size]} shrink-0 rounded-full bg-sunk object-cover`;
  const savesData = useSavesData();
  if (savesData) return <Initials name={loan.name ?? m.a_borrower()} />;
  if (loan.photo) return <Thumbnail photo={loan.photo} alt="" className={look} />;
  const file = fileOf(loan);
  const cut = file.startsWith('/portraits/') ? '#svgView(viewBox(200,40,340,340))' : '';
  return (
    <img
      src={file + cut}
      alt=""
      width="64"
      height="64"
      loading="lazy"
      decoding="async"
      className={look}
    />
  );
}
