import type { PhotoFacts } from '#app/domain/borrowers/visibility-rules.ts';
import { m } from '#app/messages/compiled/messages.js';
import { Illustration } from './illustration.tsx';
import { Photo, Thumbnail, useSavesData } from './photo.tsx';

/** The borrower's photograph, or a drawn scene if there is none or a list is to save data. */
export function LoanPicture(props: {
  loan: { id: number; sector: string; name: string | null; photo: PhotoFacts | null };
  isListed?: boolean;
}) {
  const { id, sector, name, photo } = props.loan;
  const savesData = useSavesData();
  if (!photo || (props.isListed && savesData))
    return <Illustration seed={id} sector={sector} isGroup={(name ?? '').includes(' ')} />;
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
